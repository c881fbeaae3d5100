import { MINUTE_MS } from '../../base/durations.js';
import { epochMillis } from '../../base/timestamp.js';
import type { SqsQueue } from '../../jobs/sqs-queue.js';
import type { Deps } from '../../ports/deps.js';

/** A job younger than this is most likely in the queue still. */
const PATIENCE_MS = MINUTE_MS;

type SendDeps = Pick<Deps, 'clock' | 'store'> & { queue: Pick<SqsQueue, 'enqueueAgain'> };

/**
 * Sends again what stands open in the table and nobody works on: a message that was never sent, was lost, or went to
 * the dead letters. Returns how many.
 */
export async function sendOpenRequests({ clock, store, queue }: SendDeps): Promise<{ sent: number }> {
  let sent = 0;
  for (const requestId of await store.openRequestIds()) {
    const request = await store.getRequest(requestId);
    const now = clock.now();
    if (request?.state !== 'OPEN' || (request.leased_until ?? '') > now) continue;
    if (epochMillis(now) - epochMillis(request.created_at) < PATIENCE_MS) continue;
    await queue.enqueueAgain(requestId, now);
    sent += 1;
  }
  return { sent };
}
