import { MINUTE_MS } from '../base/durations.js';
import { epochMillis, type Timestamp } from '../base/timestamp.js';
import type { Request } from '../incidents/records/request.js';
import type { JobDeps } from '../jobs/job-deps.js';
import type { SqsQueue } from '../jobs/sqs-queue.js';

/** A younger job is probably still in the queue. */
const MIN_AGE_MS = MINUTE_MS;

type ResendDeps = Pick<JobDeps, 'clock' | 'store'>;

/**
 * Resends open requests that no worker has leased: their message was never sent, was lost, or is in the
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
    if (request?.state !== 'OPEN' || isLeased(request, now) || isYoung(request, now)) continue;
    await queue.enqueueAgain({ requestId, lane: request.lane ?? requestId, now });
    sent += 1;
  }
  return { sent };
}

/**
 * If a lease is dated later than now, our clock has been set back, so its end is unknown. An extra message
 * does no harm, because the worker notices.
 */
function isLeased({ leased_until = '', leased_at = '' }: Request, now: Timestamp): boolean {
  return leased_until > now && leased_at <= now;
}

function isYoung({ created_at }: Request, now: Timestamp): boolean {
  const age = epochMillis(now) - epochMillis(created_at);
  return age >= 0 && age < MIN_AGE_MS;
}
