import { MINUTE_MS } from '../../base/durations.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';

/** Slack's histories lag behind its events, usually by seconds. */
const LAG_MS = MINUTE_MS;

/**
 * Whether something from that time should be in a history by now. Newer things are left alone until the next
 * check.
 */
export function isSettled(at: Timestamp, now: Timestamp): boolean {
  return at <= addMillis(now, -LAG_MS);
}
