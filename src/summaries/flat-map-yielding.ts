import { setImmediate } from 'node:timers/promises';

/** Longest stretch of uninterrupted work, too short for anyone to notice. */
const STRETCH_MS = 10;

/**
 * Like `flatMap`, but yields to the event loop: in a single process, summarizing a long incident would otherwise delay
 * every acknowledgement by seconds.
 */
export async function flatMapYielding<T, R>(
  items: readonly T[],
  map: (item: T, place: number) => R | R[],
): Promise<R[]> {
  const results: R[] = [];
  let resumed = performance.now();
  for (const [place, item] of items.entries()) {
    if (performance.now() - resumed > STRETCH_MS) {
      await setImmediate();
      resumed = performance.now();
    }
    const mapped = map(item, place);
    if (Array.isArray(mapped)) for (const one of mapped) results.push(one);
    else results.push(mapped);
  }
  return results;
}
