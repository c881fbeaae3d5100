import { addMillis, epochSeconds, type Timestamp } from '../../base/timestamp.js';
import type { Clock } from '../../ports/clock.js';

/** More than a request takes to get here, and more than the clocks of two healthy machines differ. */
const DOUBT_SECONDS = 10;

/**
 * When someone made a request. Over HTTP, Slack signs that time to the second, so even while our clock is off, what
 * people write is on the record under its true time, in order with their messages. In Socket Mode, there's only our
 * clock.
 */
export function momentOfRequest({ now }: Clock, context: object): Timestamp {
  const ours = now();
  const { clockOffBy } = context as { clockOffBy?: unknown };
  // Keeps the fraction of the second, so that two requests in one second have two times.
  return typeof clockOffBy === 'number' ? addMillis(ours, clockOffBy * 1_000) : ours;
}

/** What a request carries to `momentOfRequest` if its signed time, whole seconds since 1970, says that our clock is off. */
export function clockFacts(signedAt: unknown, now: Timestamp): { clockOffBy?: number } {
  const clockOffBy = Number(signedAt) - epochSeconds(now);
  return Math.abs(clockOffBy) > DOUBT_SECONDS ? { clockOffBy } : {};
}
