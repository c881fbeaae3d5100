import pRetry from 'p-retry';
import { isRefusedForNow } from './failures.js';

/** Waits 25, 50, 100, 200 and 400 ms, each up to doubled at random: within Slack's 3 s. */
const BACKOFF = { retries: 5, minTimeout: 25, factor: 2, randomize: true };

class Incomplete extends Error {}

/**
 * Retries what the SDK doesn't: a write that conflicted with a transaction on the same item, or a transaction
 * that was throttled. Nothing was applied, so another attempt is harmless.
 */
export function retryConflicts<T>(write: () => Promise<T>): Promise<T> {
  return pRetry(write, { ...BACKOFF, shouldRetry: ({ error }) => isRefusedForNow(error) });
}

/**
 * Works through a batch that the table may process only in part: `attempt` returns what's left. Throws if
 * something is left after the last attempt.
 */
export async function retryUnprocessed<T>(
  work: readonly T[],
  attempt: (rest: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let rest = work;
  await pRetry(
    async () => {
      rest = await attempt(rest);
      if (rest.length > 0) throw new Incomplete(`${rest.length} of a batch are left`);
    },
    { ...BACKOFF, shouldRetry: ({ error }) => error instanceof Incomplete },
  );
}
