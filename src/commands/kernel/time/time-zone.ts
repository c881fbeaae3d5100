import { LRUCache } from 'lru-cache';
import { DAY_MS, MINUTE_MS } from '../../../base/durations.js';

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

/**
 * Milliseconds since 1970 at which the clocks of a time zone show some minutes after midnight on a day, in order. There
 * are two where the clocks are set back. Where they're set forward and never show it, it's the moment at which a clock
 * that nobody has set shows it.
 */
export function momentsAt({ year, month, day }: Day, minutes: number, timeZone: string): number[] {
  const wall = Date.UTC(year, month - 1, day) + minutes * MINUTE_MS;
  // No zone changes its clocks twice within two days.
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => offsetMinutes(near, timeZone));
  const moments = [...new Set(offsets)].map((offset) => ({ offset, millis: wall - offset * MINUTE_MS }));
  const shown = moments.filter(({ offset, millis }) => offsetMinutes(millis, timeZone) === offset);
  return (shown.length > 0 ? shown : moments.slice(0, 1)).map(({ millis }) => millis).sort((a, b) => a - b);
}

/** Milliseconds since 1970 at which a day begins in a time zone. */
export function startOfDay(day: Day, timeZone: string): number {
  return momentsAt(day, 0, timeZone)[0] ?? Number.NaN;
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
