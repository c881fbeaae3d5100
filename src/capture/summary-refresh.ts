import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { ChannelLink } from '../incidents/records/channel-link.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';

/**
 * Updates the "events behind" count of a posted summary, and checks whether the new activity makes an
 * announcement outdated. Implemented by the commands, because they render it.
 */
export const summaryRefresh = declareJob({
  kind: 'refresh-summary',
  /** The posted summary, if there is one. */
  payload: z.object({ incident_id: z.string(), timestamp: z.string().optional() }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

/**
 * Opens the job after new activity, if something was announced: at most one a minute for each incident.
 * Updates that must show immediately have a `cause` and their own job.
 */
export async function openSummaryRefresh(
  deps: Pick<CaptureDeps, 'queue' | 'store'>,
  { incident_id, summary_at: timestamp, news_at, resolution_at }: ChannelLink,
  { at, cause = minuteOf(at) }: { at: Timestamp; cause?: string },
): Promise<void> {
  const announced = [timestamp, news_at, resolution_at].filter((one) => one !== undefined);
  if (!announced.some((one) => at > one)) return;
  // Every process derives the same ID, so only one job is opened.
  const requestId = `${summaryRefresh.kind}-${incident_id}-${cause}`;
  await summaryRefresh.open(
    deps,
    { requestId, at },
    { incident_id, ...(timestamp !== undefined && { timestamp }) },
  );
}

function minuteOf(at: Timestamp): string {
  return at.slice(0, 'yyyy-mm-ddThh:mm'.length);
}
