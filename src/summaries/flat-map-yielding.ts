import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work in one go; far below what anybody notices. */
const STRETCH_MS = 10;

/**
 * As `flatMap`, but requests that come meanwhile are answered in between: where one process does everything, summing
 * up a long incident would otherwise hold up the acknowledgement of every message for seconds.
 */
export async function flatMapGently<T, R>(items: readonly T[], map: (item: T) => R | R[]): Promise<R[]> {
  const results: R[] = [];
  let resumed = performance.now();
  for (const item of items) {
    if (performance.now() - resumed > STRETCH_MS) {
      await setImmediate();
      resumed = performance.now();
    }
    results.push(...([map(item)].flat() as R[]));
  }
  return results;
}
