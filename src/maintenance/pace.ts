import { epochMillis } from '../base/timestamp.js';
import type { Clock } from '../ports/clock.js';

/** Limits long-running work to a number of capacity units per second, so that responders don't notice it. */
export interface Pace {
  /** Records what a request consumed and waits until the budget allows the next one. */
  after(units: number): Promise<void>;
  /** All units so far. */
  spent(): number;
}

interface PaceOptions {
  unitsPerSecond: number;
  clock: Clock;
  sleep: (millis: number) => Promise<void>;
}

/** One budget shared by all its users: segments that are read in parallel wait for each other's units. */
export function createPace({ unitsPerSecond, clock, sleep }: PaceOptions): Pace {
  let spentUntil = 0;
  let spent = 0;
  return {
    async after(units) {
      const now = epochMillis(clock.now());
      spent += units;
      spentUntil = Math.max(spentUntil, now) + (units / unitsPerSecond) * 1_000;
      const wait = Math.ceil(spentUntil - now);
      if (wait > 0) await sleep(wait);
    },
    spent: () => spent,
  };
}
