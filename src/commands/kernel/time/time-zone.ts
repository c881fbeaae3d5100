import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../../base/durations.js';

/** The IANA name if this Node knows it; undefined for null, empty and unknown names, which Slack has for some people. */
export function toKnownZone(name: string | null | undefined): string | undefined {
  if (!name) return undefined;
  try {
    longOffset(name);
    return name;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Minutes by which a time zone is ahead of UTC at a moment. Throws RangeError for an unknown zone. */
export function offsetMinutes(millis: number, timeZone: string): number {
  const parts = longOffset(timeZone).formatToParts(millis);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export interface Day {
  year: number;
  /** From 1. */
  month: number;
  /** From 1; a day past the end of the month counts into the next one. */
  day: number;
}

/** Milliseconds since 1970 at which a day begins in a time zone. */
export function startOfDay({ year, month, day }: Day, timeZone: string): number {
  const midnight = Date.UTC(year, month - 1, day);
  const near = midnight - offsetMinutes(midnight, timeZone) * MINUTE_MS;
  // The clocks may change between this day's midnight in UTC and in the time zone.
  return midnight - offsetMinutes(near, timeZone) * MINUTE_MS;
}

/** The day that the calendar of a time zone shows at a moment. */
export function dayOf(millis: number, timeZone: string): Day {
  const [year = 0, month = 1, day = 1] = new Date(millis + offsetMinutes(millis, timeZone) * MINUTE_MS)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number);
  return { year, month, day };
}

/** Making one takes longer than reading a date does, and a text may name many dates. */
const longOffsets = new LRUCache<string, Intl.DateTimeFormat>({ max: 100 });

function longOffset(timeZone: string): Intl.DateTimeFormat {
  const known = longOffsets.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  longOffsets.set(timeZone, made);
  return made;
}
