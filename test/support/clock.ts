import { epochMillis, fromMillis, type Timestamp } from '../../src/base/timestamp.js';
import type { Clock, Later } from '../../src/ports/clock.js';

export interface TestClock extends Clock {
  /** Lets time pass, and starts what is due. */
  advance(millis: number): void;
  /** By this clock, so nothing starts on its own. */
  later: Later;
}

/** A clock that moves only when a test moves it. */
export function createTestClock(start: Timestamp): TestClock {
  const waiting = new Map<() => void, number>();
  let now = epochMillis(start);
  return {
    now: () => fromMillis(now),
    advance(millis) {
      now += millis;
      const due = [...waiting].filter(([, at]) => at <= now).sort(([, a], [, b]) => a - b);
      for (const [run] of due) waiting.delete(run);
      for (const [run] of due) run();
    },
    later(run, millis) {
      waiting.set(run, now + millis);
      return () => waiting.delete(run);
    },
  };
}
