import { setImmediate } from 'node:timers/promises';

/** Longest stretch of uninterrupted work, too short for anyone to notice. */
const STRETCH_MS = 10;

/** A stretch of work, and the pause after it that lets others work. */
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
 * Like `flatMap`, but yields to the event loop: in a single process, summarizing a long incident would otherwise delay
 * every acknowledgement by seconds.
 */
export async function flatMapYielding<T, R>(
  items: readonly T[],
  map: (item: T, place: number) => R | R[],
): Promise<R[]> {
  const results: R[] = [];
  const stretch = new Stretch();
  // What came before may have taken a while itself.
  await stretch.pause();
  for (const [place, item] of items.entries()) {
    if (stretch.isOver) await stretch.pause();
    const mapped = map(item, place);
    if (Array.isArray(mapped)) for (const one of mapped) results.push(one);
    else results.push(mapped);
  }
  return results;
}
