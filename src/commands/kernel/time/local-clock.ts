import { DAY_MS, MINUTE_MS } from '../../../base/durations.js';
import { addMillis, epochMillis, fromMillis, type Timestamp } from '../../../base/timestamp.js';
import { type Day, dayOf, momentsAt, offsetMinutes, startOfDay } from './time-zone.js';

/** What a typed time is relative to. */
export interface LocalClock {
  now: Timestamp;
  /** IANA name of a known time zone. */
  timeZone: string;
}

/** Days in a row; one day if both are the same. */
export interface Days {
  first: Day;
  last: Day;
}

export function today({ now, timeZone }: LocalClock): Day {
  return dayOf(epochMillis(now), timeZone);
}

/** `2025-01-15 14:05`, which reads as that minute again. */
export function formatLocal(moment: Timestamp, timeZone: string): string {
  const millis = epochMillis(moment);
  const local = fromMillis(millis + offsetMinutes(millis, timeZone) * MINUTE_MS);
  return local.slice(0, 16).replace('T', ' ');
}

/** A day some days later, or earlier, as the calendar writes it. */
export function addDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day some time from now, or before now if negative. Days are counted by the calendar: some have 23 or 25 hours. */
export function dayIn(millis: number, clock: LocalClock): Day {
  const days = Math.trunc(millis / DAY_MS);
  const rest = { ...clock, now: addMillis(clock.now, millis - days * DAY_MS) };
  return addDays(today(rest), days);
}

/** From 0 for Monday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function isBefore(a: Day, b: Day): boolean {
  return Date.UTC(a.year, a.month - 1, a.day) < Date.UTC(b.year, b.month - 1, b.day);
}

/** The first moment of a day. */
export function startOf(day: Day, { timeZone }: LocalClock): Timestamp {
  return fromMillis(startOfDay(day, timeZone));
}

/** The last second of a day. */
export function endOf(day: Day, { timeZone }: LocalClock): Timestamp {
  return fromMillis(startOfDay(addDays(day, 1), timeZone) - 1_000);
}

/** The first moment at which the clocks show some minutes after midnight on a day. */
export function momentOn(day: Day, minutes: number, { timeZone }: LocalClock): Timestamp {
  return fromMillis(momentsAt(day, minutes, timeZone)[0] ?? Number.NaN);
}

/** The last moment, no later than now, at which the clocks show some minutes after midnight. */
export function lastTime(minutes: number, clock: LocalClock): Timestamp {
  const now = epochMillis(clock.now);
  const moments = [-2, -1, 0].flatMap((days) =>
    momentsAt(addDays(today(clock), days), minutes, clock.timeZone),
  );
  return fromMillis(Math.max(...moments.filter((millis) => millis <= now)));
}

/** The first moment after now at which the clocks show some minutes after midnight. */
export function nextTime(minutes: number, clock: LocalClock): Timestamp {
  const now = epochMillis(clock.now);
  const moments = [0, 1, 2].flatMap((days) =>
    momentsAt(addDays(today(clock), days), minutes, clock.timeZone),
  );
  return fromMillis(Math.min(...moments.filter((millis) => millis > now)));
}
