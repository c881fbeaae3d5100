import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { ChannelLink } from '../incidents/records/channel-link.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';

/** Updates a posted summary with how much has happened since. The commands implement it, because they render it. */
export const summaryRefresh = declareJob({
  kind: 'refresh-summary',
  payload: z.object({ incident_id: z.string(), timestamp: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

/** Opens a job that updates a posted summary after new activity, one for each minute of an incident. */
export async function openSummaryRefresh(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  { incident_id, summary_at: timestamp }: ChannelLink,
  at: Timestamp,
): Promise<void> {
  if (timestamp === undefined || at <= timestamp) return;
  // Every process derives the same ID, so only one job is opened.
  const requestId = `${summaryRefresh.kind}-${incident_id}-${minuteOf(at)}`;
  await summaryRefresh.open(deps, { requestId, at }, { incident_id, timestamp });
}

function minuteOf(at: Timestamp): string {
  return at.slice(0, 'yyyy-mm-ddThh:mm'.length);
}
