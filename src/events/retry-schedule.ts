import { createHash } from 'node:crypto';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../base/durations.js';
import { addMillis, epochMillis, type Timestamp } from '../base/timestamp.js';
import { SINK_PATIENCE_MS } from '../incidents/records/sink-state.js';

/** The waits that Standard Webhooks recommends; the last one repeats. */
const WAITS_MS = [5_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS];
const JITTER = 0.2;

interface Failing {
  sink: string;
  /** Consecutive failures, including this one. */
  failures: number;
  now: Timestamp;
  /** What the receiver asked for. */
  retryAfterMs?: number | undefined;
}

/** When to retry, with jitter so that sinks that failed together don't retry together. */
export function nextTry({ sink, failures, now, retryAfterMs = 0 }: Failing): Timestamp {
  const wait = WAITS_MS[Math.min(failures, WAITS_MS.length) - 1] ?? 0;
  const [byte = 0] = createHash('sha256').update(`${sink} ${failures} ${now}`).digest();
  const spread = 1 + JITTER * (byte / 127.5 - 1);
  return addMillis(now, Math.max(Math.round(wait * spread), Math.min(retryAfterMs, DAY_MS)));
}

export function hasLostPatience(since: Timestamp, now: Timestamp): boolean {
  return epochMillis(now) - epochMillis(since) >= SINK_PATIENCE_MS;
}
