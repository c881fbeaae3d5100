import pRetry from 'p-retry';
import { isTransactionConflict } from './failures.js';

/** Waits of 25, 50, 100, 200 and 400 ms, each up to doubled at random: within the 3 s that Slack gives. */
const BACKOFF = { retries: 5, minTimeout: 25, factor: 2, randomize: true };

class Incomplete extends Error {}

/**
 * Tries again what the SDK does not: a transaction that met another one on the same item. Conditions protect what it
 * writes, so a try too many does no harm.
 */
export function retryConflicts<T>(transact: () => Promise<T>): Promise<T> {
  return pRetry(transact, { ...BACKOFF, shouldRetry: ({ error }) => isTransactionConflict(error) });
}

/**
 * Works through a batch of which the table takes as much as it can: `attempt` returns what is left. Throws when
 * something is left after the last try.
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
