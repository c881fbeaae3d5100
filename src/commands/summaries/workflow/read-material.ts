import type { Timestamp } from '../../../base/timestamp.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { readRecord } from '../../kernel/read-record.js';

/** What a summary is made from: the whole record, or an earlier summary and what came after it. */
export interface Material {
  record: IncidentRecord;
  previous?: Summary;
}

type MaterialDeps = Pick<JobDeps, 'archive' | 'store' | 'summarizer'>;

/**
 * Reads what the summarizer needs. If it can continue from an earlier summary, that's only the later items and the ones
 * it cites; otherwise, and for `whole`, it's everything. Throws NotFoundError.
 */
export async function readMaterial(
  deps: MaterialDeps,
  incidentId: string,
  { whole = false } = {},
): Promise<Material> {
  const found = whole ? undefined : await findPrevious(deps, incidentId);
  if (!found) return { record: await readRecord(deps, incidentId) };
  const { previous, after } = found;
  const cited = [...new Set(previous.claims.flatMap(({ citations }) => citations))];
  const record = await deps.store.loadRecordSince(incidentId, { after, cited });
  const isInTable = record !== undefined && record.incident.archive_key === undefined;
  return isInTable ? { record, previous } : { record: await readRecord(deps, incidentId) };
}

async function findPrevious(
  { store, summarizer }: MaterialDeps,
  incidentId: string,
): Promise<{ previous: Summary; after: Timestamp } | undefined> {
  const { resumesAfter } = summarizer;
  if (!resumesAfter) return undefined;
  const isWanted = (one: Summary) => resumesAfter(one) !== undefined;
  const previous = await store.findSummary(incidentId, { isWanted });
  const after = previous && resumesAfter(previous);
  return !previous || after === undefined ? undefined : { previous, after };
}
