import { setImmediate } from 'node:timers/promises';

/** The longest stretch of uninterrupted work, short enough to go unnoticed. */
const STRETCH_MS = 10;

/** A stretch of work, followed by a pause that lets other work run. */
export class Stretch {
  #resumed = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#resumed > STRETCH_MS;
  }

  async pause(): Promise<void> {
    await setImmediate();
    this.#resumed = performance.now();
  }
}

/**
 * Like `flatMap`, but yields to the event loop. In a single process, summarizing a long incident would otherwise delay
 * every acknowledgement by seconds.
 */
export async function flatMapYielding<T, R>(
  items: readonly T[],
  map: (item: T, place: number) => R | R[],
): Promise<R[]> {
  const results: R[] = [];
  const stretch = new Stretch();
  // The work before this may have taken a while.
  await stretch.pause();
  for (const [place, item] of items.entries()) {
    if (stretch.isOver) await stretch.pause();
    const mapped = map(item, place);
    if (Array.isArray(mapped)) for (const one of mapped) results.push(one);
    else results.push(mapped);
  }
  return results;
}
