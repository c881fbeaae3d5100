import { readArchived } from '../archive/read-archived.js';
import type { Summary } from '../data/entities/summary.js';
import type { IncidentRecord } from '../data/record.js';
import type { Deps } from '../deps.js';
import { NotFoundError } from '../errors.js';
import type { Timestamp } from '../timestamp.js';
import { shortId } from '../views/labels.js';

/** Everything known of an incident, also of an archived one. Throws NotFoundError. */
export async function readRecord(
  { archive, store }: Pick<Deps, 'archive' | 'store'>,
  incidentId: string,
): Promise<IncidentRecord> {
  const inTable = await store.loadRecord(incidentId);
  const isArchived = inTable?.incident.archive_key !== undefined;
  const record = isArchived ? (await readArchived(archive, incidentId))?.record : inTable;
  if (!record) throw new NotFoundError(`There is no incident ${shortId(incidentId)}.`);
  return record;
}

interface Asked {
  kind: 'state' | 'since' | 'catchup';
  requestedBy: string;
  requestedAt: Timestamp;
  /** Tells only what came after. */
  since?: Timestamp | undefined;
  /** Where it is posted, unless only one person sees it. */
  posted?: { channel_id: string; message_ts: string };
}

/** Makes a summary and stores it. */
export async function makeSummary(
  deps: Pick<Deps, 'slack' | 'store' | 'summarizer'>,
  record: IncidentRecord,
  { kind, requestedBy, requestedAt, since, posted }: Asked,
): Promise<Summary> {
  const names = await deps.slack.names(peopleIn(record));
  await countMessages(deps, record);
  const draft = await deps.summarizer.summarize({
    record,
    nameOf: (id) => names.get(id) ?? id,
    now: requestedAt,
    since,
  });
  return deps.store.recordSummary({
    ...draft,
    ...posted,
    incident_id: record.incident.incident_id,
    timestamp: requestedAt,
    kind,
    since,
    covers_until: newest(record),
    requested_by: requestedBy,
  });
}

function peopleIn({ incident, comments, events, participants }: IncidentRecord): string[] {
  const mentioned = comments.flatMap(({ text = '' }) =>
    [...text.matchAll(/<@([A-Z0-9_]+)/g)].map((m) => m[1]),
  );
  const ids = [
    incident.declared_by,
    ...Object.values(incident.roles),
    ...[...comments, ...events, ...participants].map((item) => item.user_id),
    ...mentioned,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
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
    if (participant.messages !== messages) await store.noteMessageCount({ ...participant, messages });
  }
}
