import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';

/** Removes claims that rest on words which are gone. The commands implement it, because they render summaries. */
export const claimWithdrawal = declareJob({
  kind: 'withdraw-claims',
  payload: z.object({ incident_id: z.string(), timestamp: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

/** Opens the job if there's a summary that may cite the message, deleted or edited at `at`. 0.5 RRU without one. */
export async function openClaimWithdrawal(
  { queue, store }: Pick<CaptureDeps, 'queue' | 'store'>,
  { incident_id, timestamp }: Pick<Comment, 'incident_id' | 'timestamp'>,
  at: Timestamp,
): Promise<void> {
  const citing = await store.findSummary(incident_id, { since: timestamp, isWanted: () => true });
  if (!citing) return;
  const requestId = `${claimWithdrawal.kind}-${incident_id}-${timestamp}-${at}`;
  await claimWithdrawal.open({ queue, store }, { requestId, at }, { incident_id, timestamp });
}
