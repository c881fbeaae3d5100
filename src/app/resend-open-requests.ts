import { MINUTE_MS } from '../base/durations.js';
import { epochMillis } from '../base/timestamp.js';
import type { JobDeps } from '../jobs/job-deps.js';
import type { SqsQueue } from '../jobs/sqs-queue.js';

/** A younger job is most likely still in the queue. */
const MIN_AGE_MS = MINUTE_MS;

type ResendDeps = Pick<JobDeps, 'clock' | 'store'>;

/**
 * Sends open requests that no worker has leased again: their message was never sent, was lost, or is in the
 * dead-letter queue. Returns how many.
 */
export async function resendOpenRequests(
  { clock, store }: ResendDeps,
  queue: Pick<SqsQueue, 'enqueueAgain'>,
): Promise<{ sent: number }> {
  let sent = 0;
  for (const requestId of await store.openRequestIds()) {
    const request = await store.getRequest(requestId);
    const now = clock.now();
    if (request?.state !== 'OPEN' || (request.leased_until ?? '') > now) continue;
    if (epochMillis(now) - epochMillis(request.created_at) < MIN_AGE_MS) continue;
    await queue.enqueueAgain({ requestId, lane: request.lane ?? requestId, now });
    sent += 1;
  }
  return { sent };
}
