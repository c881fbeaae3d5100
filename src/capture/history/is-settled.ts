import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';

/** Slack's histories lag behind its events, by seconds as a rule. */
const LAG_MS = MINUTE_MS;

/** Whether a history shows by now what happened then. What doesn't show before isn't undone, and the next check sees it. */
export function isSettled(at: Timestamp, now: Timestamp): boolean {
  return at <= addMillis(now, -LAG_MS);
}
