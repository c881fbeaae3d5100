import { DAY_MS, MINUTE_MS, parseDuration } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { addMillis, epochMillis, fromIso, fromMillis, type Timestamp } from '../../base/timestamp.js';
import { echo } from '../../views/text.js';
import { type Day, dayOf, offsetMinutes, startOfDay } from './time-zone.js';

/** What a typed time is relative to. */
export interface LocalClock {
  now: Timestamp;
  /** IANA name of a known time zone. */
  timeZone: string;
}

export interface DateRange {
  from: Timestamp;
  to: Timestamp;
  /** The same moments for a command line: `2025-01-14T23:00:00Z..2025-01-15T22:59:59Z`. */
  text: string;
}

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;
const DAY_MINUTES = DAY_MS / MINUTE_MS;
/** An exact moment or range, as in the command line of a button, or a time ago: `7d`, `since 7d`. */
const ZONELESS = /^(?:\d\S+Z(?:\.\.\d\S+Z)?|(?:since\s+)?\d{1,4}\s?[mhdw])$/i;
const LONGEST_DAYS = 366;
/** More than any date in words takes; the parser of dates takes more than linear time. */
const LONGEST_DATE = 80;
const IN_DAYS = /^(\d{1,3})d$/i;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;

/** The last moment, no later than now, at which the clocks showed `14:05`; undefined for anything else. */
export function readTimeOfDay(text: string, { now, timeZone }: LocalClock): Timestamp | undefined {
  const [, hour, minute] = TIME_OF_DAY.exec(text) ?? [];
  if (hour === undefined) return undefined;
  const wanted = Number(hour) * 60 + Number(minute);
  const current = Math.floor(epochMillis(now) / MINUTE_MS);
  const ago = (minuteOfDay(current, timeZone) - wanted + DAY_MINUTES) % DAY_MINUTES;
  // If the clocks changed since then, they showed another time that many minutes ago.
  const error = minuteOfDay(current - ago, timeZone) - wanted;
  return fromMillis((current - ago - (Math.abs(error) <= 60 ? error : 0)) * MINUTE_MS);
}

/** `14:05`, `30m`, `yesterday` or `2025-01-15`, of which a day means its first second. Throws UsageError. */
export async function readMoment(text: string, clock: LocalClock): Promise<Timestamp> {
  return readTimeOfDay(text, clock) ?? startOf(await readPast(text, clock), clock);
}

/** `on yesterday`, `since 7d`, `2025-01-01..2025-01-15` or `last monday`. Throws UsageError. */
export async function readDateRange(text: string, clock: LocalClock): Promise<DateRange> {
  const [first = '', last = ''] = text.replace(/^from\s/i, '').split(/\.\.|\sto\s/i);
  if (first.trim() !== '' && last.trim() !== '') {
    return toRange(startOf(await readPast(first, clock), clock), endOf(await readPast(last, clock), clock));
  }
  const since = /^since\s(.+)$/i.exec(text)?.[1];
  if (since !== undefined) return toRange(startOf(await readPast(since, clock), clock), clock.now);
  const typed = await readPast(text.replace(/^on\s/i, ''), clock);
  return toRange(startOf(typed, clock), endOf(typed, clock));
}

/** Whether a moment or range in the past is the same in every time zone, so that none has to be known. */
export function isZoneless(text: string): boolean {
  return ZONELESS.test(text);
}

/** The last second of the day in `2025-01-20`, `tomorrow`, `friday` or `3d`. Throws UsageError, also for past days. */
export async function readDueDate(text: string, clock: LocalClock): Promise<Timestamp> {
  const due = await readDueDay(text, clock).catch(() => undefined);
  if (due !== undefined && due >= clock.now) return due;
  const problem =
    due === undefined ? `Couldn't read the day "${echo(text, 40)}"` : `"${echo(text, 40)}" is over`;
  throw new UsageError(`${problem}. Use \`due:friday\`, \`due:3d\` or \`due:2025-01-20\`.`);
}

async function readDueDay(text: string, clock: LocalClock): Promise<Timestamp> {
  const days = IN_DAYS.exec(text)?.[1];
  if (days !== undefined) return endOf(daysAfter(today(clock), Number(days)), clock);
  const typed = await readDate(text, clock);
  const due = endOf(typed, clock);
  // A weekday may be read as the last one, but a due date means the next.
  const isLast = due < clock.now && WEEKDAY.test(text) && typeof typed !== 'string';
  return isLast ? endOf(daysAfter(typed, 7), clock) : due;
}

/** A moment, or a day that the caller turns into its first or last second. */
type Typed = Timestamp | Day;

async function readPast(typed: string, clock: LocalClock): Promise<Typed> {
  const text = typed.trim();
  const ago = parseDuration(text.replace(/\s/, ''));
  return ago === undefined ? readDate(text, clock) : addMillis(clock.now, -ago);
}

async function readDate(text: string, { now, timeZone }: LocalClock): Promise<Typed> {
  const exact = fromIso(text);
  if (exact) return exact;
  if (text.length > LONGEST_DATE) throw notADate(text);
  // Loading it takes 60 ms, and few commands have a date in words.
  const chrono = await import('chrono-node/en');
  const millis = epochMillis(now);
  const reference = { instant: new Date(millis), timezone: offsetMinutes(millis, timeZone) };
  const [found] = chrono.parse(text, reference);
  if (!found || found.text.length < text.trim().length) throw notADate(text);
  if (found.start.isCertain('hour')) return fromMillis(found.start.date().getTime());
  const { year, month, day } = dayOf(millis, timeZone);
  return {
    year: found.start.get('year') ?? year,
    month: found.start.get('month') ?? month,
    day: found.start.get('day') ?? day,
  };
}

function startOf(typed: Typed, { timeZone }: LocalClock): Timestamp {
  return typeof typed === 'string' ? typed : fromMillis(startOfDay(typed, timeZone));
}

function endOf(typed: Typed, { timeZone }: LocalClock): Timestamp {
  return typeof typed === 'string' ? typed : fromMillis(startOfDay(daysAfter(typed, 1), timeZone) - 1_000);
}

function daysAfter(day: Day, days: number): Day {
  return { ...day, day: day.day + days };
}

function today({ now, timeZone }: LocalClock): Day {
  return dayOf(epochMillis(now), timeZone);
}

function minuteOfDay(epochMinute: number, timeZone: string): number {
  const local = epochMinute + offsetMinutes(epochMinute * MINUTE_MS, timeZone);
  return ((local % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

function toRange(from: Timestamp, to: Timestamp): DateRange {
  if (from > to) throw new UsageError('That range ends before it begins. Use `2025-01-01..2025-01-15`.');
  if (epochMillis(to) - epochMillis(from) > LONGEST_DAYS * DAY_MS) {
    throw new UsageError('A range is limited to one year. Use a shorter one, such as `since 90d`.');
  }
  const wholeSeconds = (moment: Timestamp) => `${moment.slice(0, 19)}Z`;
  return { from, to, text: `${wholeSeconds(from)}..${wholeSeconds(to)}` };
}

function notADate(text: string): UsageError {
  return new UsageError(
    `Couldn't read the date "${echo(text, 60)}". Use \`on yesterday\`, \`since 7d\` or \`2025-01-01..2025-01-15\`.`,
  );
}
