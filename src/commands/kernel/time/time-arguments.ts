import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { echo } from '../../../views/text.js';
import { type Argument, type ArgumentContext, converted } from '../arguments/arguments.js';
import { inEnglish } from './in-english.js';
import type { LocalClock } from './local-clock.js';
import {
  NotADateError,
  notADate,
  readDueDate,
  readFuture,
  readMoment,
  readTimeOfDay,
} from './read-moment.js';
import { type DateRange, isZoneless, readDateRange } from './read-range.js';
import { toKnownZone } from './time-zone.js';

/** A time that was read from what someone typed. */
export interface TypedTime<T> {
  value: T;
  /** A sentence for the answer, after a space, when the time zone had to be assumed; else empty. */
  zoneNote: string;
}

/** What reading a time looks up. */
type Reading = Pick<ArgumentContext, 'deps' | 'invocation'>;

/** `14:05`, today or yesterday. */
export function timeOfDay(
  argument: Argument<string | undefined>,
): Argument<TypedTime<Timestamp> | undefined> {
  return timeArgument(argument, {
    isZoneless: () => false,
    read(text, clock) {
      const moment = readTimeOfDay(text, clock);
      if (!moment)
        throw new UsageError(
          `Couldn't read the time "${echo(text, 40)}", so nothing was done. Use \`at:14:05\`.`,
        );
      return moment;
    },
  });
}

/** `friday`, `3d` or `2025-01-20`, as the last second of that day; `2h` or `friday 14:00`, as that moment. */
export function dueDate(argument: Argument<string | undefined>): Argument<TypedTime<Timestamp> | undefined> {
  return timeArgument(argument, { isZoneless: () => false, read: readDueDate });
}

/** The same, for an argument that consists of more than a time; undefined for no text. */
export async function readDue(text: string, context: Reading): Promise<TypedTime<Timestamp> | undefined> {
  return text === '' ? undefined : readByClock(text, context, { read: readDueDate, isZoneless: () => false });
}

/** `on yesterday`, `since 7d` or `2025-01-01..2025-01-15`. */
export function dateRange(argument: Argument<string>): Argument<TypedTime<DateRange> | undefined> {
  return timeArgument(argument, { read: readDateRange, isZoneless });
}

/** `14:05`, `30m` or `yesterday`, for an argument that consists of more than a time. */
export function readPastMoment(text: string, context: Reading): Promise<TypedTime<Timestamp>> {
  return readByClock(text, context, { read: readMoment, isZoneless });
}

/** `2h`, `until 3pm` or `tomorrow 9am`. */
export function readFutureMoment(text: string, context: Reading): Promise<TypedTime<Timestamp>> {
  return readByClock(text, context, { read: readFuture, isZoneless });
}

interface TimeFormat<T> {
  read(text: string, clock: LocalClock): T;
  /** Texts that mean the same in every time zone. */
  isZoneless?(text: string): boolean;
}

function timeArgument<T>(
  argument: Argument<string | undefined>,
  format: TimeFormat<T>,
): Argument<TypedTime<T> | undefined> {
  return converted(argument, async (text, context) =>
    text ? readByClock(text, context, format) : undefined,
  );
}

async function readByClock<T>(text: string, context: Reading, format: TimeFormat<T>): Promise<TypedTime<T>> {
  const { zoneNote, ...clock } = await readClock(text, context, format.isZoneless);
  return { value: format.read(text, clock), zoneNote };
}

/** The person's clock; nobody's time zone is looked up for what means the same in every one. */
export async function readClock(
  text: string,
  { deps, invocation: { userId, at: now } }: Reading,
  isSame: (text: string) => boolean = isZoneless,
): Promise<LocalClock & { zoneNote: string }> {
  if (isSame(text)) return { now, timeZone: 'UTC', zoneNote: '' };
  const timeZone = toKnownZone((await deps.slack.user(userId)).timeZone);
  const assumed = " Slack doesn't know your time zone, so I read that time as UTC.";
  return { now, timeZone: timeZone ?? 'UTC', zoneNote: timeZone ? '' : assumed };
}

interface FoundRange {
  range: TypedTime<DateRange>;
  /** The words that aren't part of it. */
  others: string[];
}

/** `between 3 January 2025 at 14:00 and 5 January 2025 at 15:00` */
const RANGE_WORDS_MAX = 12;
const RANGE_MAX = 80;
/** Each word is tried as the start of a range. */
const WORDS_MAX = 40;

/**
 * The first run of words that reads as a date or range, the longest one there. Throws UsageError when a word such as
 * `since` announces one that can't be read.
 */
export async function findDateRange(
  words: readonly string[],
  context: ArgumentContext,
): Promise<FoundRange | undefined> {
  if (words.length > WORDS_MAX || !mayHaveDate(words)) return undefined;
  const clock = await readClock(words.join(' '), context);
  for (let start = 0; start < words.length; start += 1) {
    const longest = longestRange(words.slice(start), clock);
    if (!longest) continue;
    const others = [...words.slice(0, start), ...words.slice(start + longest.length)];
    return { range: { value: longest.value, zoneNote: clock.zoneNote }, others };
  }
  if (words.some((word) => ANNOUNCES_DATE.test(word))) throw notADate(words.join(' '));
  return undefined;
}

/** The longest range that these words begin with, and of how many it is. */
function longestRange(
  words: readonly string[],
  clock: LocalClock,
): { value: DateRange; length: number } | undefined {
  for (let length = Math.min(words.length, RANGE_WORDS_MAX); length > 0; length -= 1) {
    const text = words.slice(0, length).join(' ');
    const value = text.length > RANGE_MAX ? undefined : tryRange(text, clock);
    if (value) return { value, length };
  }
  return undefined;
}

/** Takes `today`, `14:00-15:00` or `since 2h`, wherever it is. */
export const spokenRange: Argument<TypedTime<DateRange> | undefined> = {
  async take(reader, context) {
    const words = reader.remaining;
    const found = await findDateRange(words, context);
    if (!found) return undefined;
    const start = words.findIndex((word, i) => word !== found.others[i]);
    const length = words.length - found.others.length;
    const isThere = (rest: readonly string[]) =>
      words.slice(start, start + length).every((word, i) => word === rest[i]);
    reader.takePhrase((rest) => (isThere(rest) ? { value: true, length } : undefined), 'anywhere');
    return found.range;
  },
};

function mayHaveDate(words: readonly string[]): boolean {
  if (words.some((word) => MAYBE_DATE.test(word))) return true;
  return inEnglish(words.join(' ')).length > 1;
}

const MAYBE_DATE =
  /\d|^(?:today|yesterday|tonight|this|last|past|previous|weekend|since|before|after|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const ANNOUNCES_DATE = /^(?:since|before|after|between|past|previous|last|seit|depuis|desde)$|\.\./i;

function tryRange(text: string, clock: LocalClock): DateRange | undefined {
  try {
    return readDateRange(text, clock);
  } catch (error) {
    if (error instanceof NotADateError) return undefined;
    throw error;
  }
}
