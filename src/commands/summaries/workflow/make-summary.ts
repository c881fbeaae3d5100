import { performance } from 'node:perf_hooks';
import type { Timestamp } from '../../../base/timestamp.js';
import { idsInRecord } from '../../../incidents/ids-in-record.js';
import { createNameOf, mentionsIn, type NameOf } from '../../../incidents/names.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Claim, Summary, SummaryKind } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { readRecord } from '../../kernel/read-record.js';
import type { Material } from './read-material.js';
import { recordMessageCounts } from './record-message-counts.js';
import { withdrawChanged } from './withdraw-changed.js';

export interface SummaryRequest {
  kind: SummaryKind;
  requestedBy: string;
  requestedAt: Timestamp;
  /** Covers only what came after this. */
  since?: Timestamp | undefined;
  /** The record as of then, without `changedSince` items whose text changed later. */
  asOf?: Timestamp | undefined;
  changedSince?: number | undefined;
  question?: string | undefined;
  /** Where it's posted, unless only one person sees it. */
  posted?: { channel_id: string; message_ts: string } | undefined;
  /** Adds attributes derived from the finished summary, before it's stored. */
  attach?: (summary: Summary) => Promise<Partial<Summary>>;
  onClaims?: ((claims: readonly Claim[]) => void) | undefined;
}

type MakerDeps = Pick<JobDeps, 'archive' | 'clock' | 'contents' | 'slack' | 'store' | 'summarizer'>;

/** Makes a summary from what was read, adds its cost to the incident, and stores it. */
export async function makeSummary(
  deps: MakerDeps,
  material: Material,
  request: SummaryRequest,
): Promise<Summary> {
  const { record, previous } = material;
  const { incident } = record;
  if (!previous && request.asOf === undefined) await recordMessageCounts(deps, record);
  const start = performance.now();
  const draft = await writeDraft(deps, material, request);
  const latency_ms = Math.round(performance.now() - start);
  if (draft.cost_usd) await deps.store.addSpend(incident.incident_id, draft.cost_usd);
  const summary: Summary = {
    ...draft,
    ...request.posted,
    incident_id: incident.incident_id,
    timestamp: request.requestedAt,
    kind: request.kind,
    since: request.since,
    as_of: request.asOf,
    changed_since: request.changedSince || undefined,
    question: request.question,
    covers_until: request.asOf ?? newestIn(record) ?? previous?.covers_until,
    archived_at: incident.archived_at,
    requested_by: request.requestedBy,
    latency_ms,
    finished_at: deps.clock.now(),
  };
  const stored = await deps.store.recordSummary({ ...summary, ...(await request.attach?.(summary)) });
  return withdrawChanged(deps, stored, record);
}

async function writeDraft(
  deps: MakerDeps,
  { record, previous }: Material,
  { kind, since, asOf, requestedAt, question, onClaims }: SummaryRequest,
) {
  const { incident_id } = record.incident;
  return deps.summarizer.summarize({
    record,
    nameOf: await readNames(deps, record, question),
    now: asOf ?? requestedAt,
    kind,
    since,
    question,
    ...(previous && { previous, whole: () => readWhole(deps, incident_id) }),
    ...(onClaims && { onClaims }),
  });
}

async function readWhole(deps: MakerDeps, incidentId: string) {
  const record = await readRecord(deps, incidentId);
  return { record, nameOf: await readNames(deps, record) };
}

async function readNames(
  { slack }: Pick<JobDeps, 'slack'>,
  record: IncidentRecord,
  question = '',
): Promise<NameOf> {
  const ids = [...new Set([...idsInRecord(record), ...mentionsIn(question)])];
  return createNameOf(await slack.names(ids, { ownChannel: record.incident.channel_id }));
}

function newestIn({ comments, events }: IncidentRecord): Timestamp | undefined {
  return [comments.at(-1)?.timestamp, events.at(-1)?.timestamp]
    .filter((timestamp) => timestamp !== undefined)
    .sort()
    .at(-1);
}
