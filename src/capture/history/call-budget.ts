import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { Clock } from '../../ports/clock.js';

/** Limits how many calls to Slack may still be made, and until when. */
export interface CallBudget {
  readonly left: number;
  spend(): void;
  isUsedUp(): boolean;
  /** A sub-budget of at most `calls`. */
  share(calls: number): CallBudget;
}

/** Slack allows 50 calls of each method a minute; ten are left for looking up our own posts and for declarations. */
const CALLS = 40;
/** A run ends before the next one starts, and long before its function would be stopped. */
const MILLIS = 0.75 * MINUTE_MS;

/** The budget of one run of the schedule. */
export function createRunBudget(clock: Clock): CallBudget {
  return createCallBudget(clock, { calls: CALLS, millis: MILLIS });
}

interface Limits {
  calls: number;
  millis: number;
}

function createCallBudget(clock: Clock, { calls, millis }: Limits): CallBudget {
  return limitedBy(clock, addMillis(clock.now(), millis), { left: calls });
}

function limitedBy(clock: Clock, until: Timestamp, own: { left: number }, parent?: CallBudget): CallBudget {
  return {
    get left() {
      return own.left;
    },
    spend() {
      own.left -= 1;
      parent?.spend();
    },
    isUsedUp: () => own.left <= 0 || clock.now() >= until,
    share(calls) {
      return limitedBy(clock, until, { left: Math.min(calls, own.left) }, this);
    },
  };
}
