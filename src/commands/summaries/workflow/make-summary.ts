import { performance } from 'node:perf_hooks';
import { readArchived } from '../../../archive/read-archived.js';
import { NotFoundError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { peopleInRecord } from '../../../incidents/people-in-record.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Claim, Summary, SummaryKind } from '../../../incidents/records/incident-summary.js';
import type { Deps } from '../../../ports/deps.js';
import { shortId } from '../../../views/labels.js';

/** Everything known of an incident, also of an archived one. Throws NotFoundError. */
export async function readRecord(
  { archive, store }: Pick<Deps, 'archive' | 'store'>,
  incidentId: string,
): Promise<IncidentRecord> {
  const inTable = await store.loadRecord(incidentId);
  const isArchived = inTable?.incident.archive_key !== undefined;
  const record = isArchived ? await readFromArchive(archive, incidentId) : inTable;
  if (!record) throw new NotFoundError(`There's no incident ${shortId(incidentId)}.`);
  return record;
}

/** The incident says itself that it was archived. */
async function readFromArchive(
  archive: Deps['archive'],
  incidentId: string,
): Promise<IncidentRecord | undefined> {
  const { record, archived_at } = (await readArchived(archive, incidentId)) ?? {};
  return record && { ...record, incident: { ...record.incident, archived_at } };
}

/** What a summary is made of: the whole record, or an earlier summary and what came since. */
export interface Material {
  record: IncidentRecord;
  previous?: Summary;
}

/**
 * Reads what the summarizer needs: where it goes on from an earlier summary, only what came after that and what it
 * cites; else, and for `whole`, everything. Throws NotFoundError.
 */
export async function readMaterial(
  deps: Pick<Deps, 'archive' | 'store' | 'summarizer'>,
  incidentId: string,
  { whole = false } = {},
): Promise<Material> {
  const found = whole ? undefined : await findPrevious(deps, incidentId);
  if (!found) return { record: await readRecord(deps, incidentId) };
  const { previous, after } = found;
  const cited = [...new Set(previous.claims.flatMap(({ citations }) => citations))];
  const record = await deps.store.loadRecordSince(incidentId, { after, cited });
  const isHere = record !== undefined && record.incident.archive_key === undefined;
  return isHere ? { record, previous } : { record: await readRecord(deps, incidentId) };
}

async function findPrevious(
  { store, summarizer }: Pick<Deps, 'store' | 'summarizer'>,
  incidentId: string,
): Promise<{ previous: Summary; after: Timestamp } | undefined> {
  const { resumesAfter } = summarizer;
  if (!resumesAfter) return undefined;
  const isWanted = (one: Summary) => resumesAfter(one) !== undefined;
  const previous = await store.findSummary(incidentId, { isWanted });
  const after = previous && resumesAfter(previous);
  return !previous || after === undefined ? undefined : { previous, after };
}

interface Asked {
  kind: SummaryKind;
  requestedBy: string;
  requestedAt: Timestamp;
  /** Tells only what came after. */
  since?: Timestamp | undefined;
  /** The record is as it stood then, without so many items whose words were changed since. */
  asOf?: Timestamp | undefined;
  changedSince?: number | undefined;
  question?: string | undefined;
  /** Where it is posted, unless only one person sees it. */
  posted?: { channel_id: string; message_ts: string } | undefined;
  /** What is made of it before it is stored. */
  attach?: (summary: Summary) => Promise<Partial<Summary>>;
  onClaims?: ((claims: readonly Claim[]) => void) | undefined;
}

type MakerDeps = Pick<Deps, 'archive' | 'clock' | 'slack' | 'store' | 'summarizer'>;

/** Makes a summary, counts what it cost, and stores it. */
export async function makeSummary(
  deps: MakerDeps,
  { record, previous }: Material,
  { kind, requestedBy, requestedAt, since, asOf, changedSince, question, posted, attach, onClaims }: Asked,
): Promise<Summary> {
  const { incident_id } = record.incident;
  const nameOf = await namesIn(deps, record);
  if (!previous && asOf === undefined) await countMessages(deps, record);
  const start = performance.now();
  const draft = await deps.summarizer.summarize({
    record,
    nameOf,
    now: asOf ?? requestedAt,
    kind,
    since,
    question,
    ...(previous && { previous, whole: () => readWhole(deps, incident_id) }),
    ...(onClaims && { onClaims }),
  });
  const latency_ms = Math.round(performance.now() - start);
  if (draft.cost_usd) await deps.store.addSpend(incident_id, draft.cost_usd);
  const summary: Summary = {
    ...draft,
    ...posted,
    incident_id,
    timestamp: requestedAt,
    kind,
    since,
    as_of: asOf,
    changed_since: changedSince || undefined,
    question,
    covers_until: asOf ?? newest(record) ?? previous?.covers_until,
    archived_at: record.incident.archived_at,
    requested_by: requestedBy,
    latency_ms,
    finished_at: deps.clock.now(),
  };
  return deps.store.recordSummary({ ...summary, ...(await attach?.(summary)) });
}

async function readWhole(deps: MakerDeps, incidentId: string) {
  const record = await readRecord(deps, incidentId);
  return { record, nameOf: await namesIn(deps, record) };
}

async function namesIn({ slack }: Pick<Deps, 'slack'>, record: IncidentRecord) {
  const names = await slack.names(peopleInRecord(record));
  return (id: string) => names.get(id) ?? id;
}

function newest({ comments, events }: IncidentRecord): Timestamp | undefined {
  return [comments.at(-1)?.timestamp, events.at(-1)?.timestamp]
    .filter((t) => t !== undefined)
    .sort()
    .at(-1);
}

/** Counted when the record is read as a whole anyway: a count kept with every message would double its cost. */
async function countMessages(
  { store }: Pick<Deps, 'store'>,
  { comments, participants }: IncidentRecord,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { user_id } of comments) counts.set(user_id, (counts.get(user_id) ?? 0) + 1);
  for (const participant of participants) {
    const messages = counts.get(participant.user_id) ?? 0;
    if (participant.messages !== messages) await store.recordMessageCount({ ...participant, messages });
  }
}
