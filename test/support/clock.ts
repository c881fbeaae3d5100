import { epochMillis, fromMillis, type Timestamp } from '../../src/base/timestamp.js';
import type { Clock } from '../../src/ports/clock.js';

/** A clock that moves only when a test moves it. */
export function createTestClock(start: Timestamp): Clock & { advance(millis: number): void } {
  let now = epochMillis(start);
  return {
    now: () => fromMillis(now),
    advance(millis) {
      now += millis;
    },
  };
}
