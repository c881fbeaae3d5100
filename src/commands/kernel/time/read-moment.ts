import { DAY_MS } from '../../../base/durations.js';
import { UsageError } from '../../../base/errors.js';
import { addMillis, fromIso, type Timestamp } from '../../../base/timestamp.js';
import { echo } from '../../../views/text.js';
import { readClockTime } from './clock-time.js';
import { readInEnglish } from './in-english.js';
import { dayIn, endOf, type LocalClock, lastTime, nextTime, startOf } from './local-clock.js';
import { didYouMean } from './misspelled-day.js';
import { readAmount } from './read-amount.js';
import { readDayAndTime } from './read-day-and-time.js';
import { readDayPart } from './read-day-part.js';
import { type Direction, readDays } from './read-days.js';
import { readSpokenClock } from './spoken-clock.js';
import { takeZone, UnclearTimeError } from './zone-names.js';

/** Longer than any date that's written out. */
export const LONGEST_DATE = 80;

/** The last moment, no later than now, at which the clocks showed `14:05`; undefined for anything else. */
export function readTimeOfDay(text: string, clock: LocalClock): Timestamp | undefined {
  const wanted = readInEnglish(text, (said) => readClockTime(said.replace(/^at\s/, '')));
  return wanted === undefined ? undefined : lastTime(wanted, clock);
}

/** A moment, or days of which the caller takes the first or last second. */
export interface Span {
  from: Timestamp;
  to: Timestamp;
}

/**
 * Reads `14:05`, `yesterday 2pm`, `gestern um 14 Uhr`, `30m ago`, `Jan 3` or an exact moment; undefined for anything else.
 */
export function readSpan(text: string, clock: LocalClock, direction: Direction = 'past'): Span | undefined {
  return readInEnglish(text, (said) => readEnglishSpan(said, clock, direction));
}

/** The same for a text that's in English already. */
export function readEnglishSpan(
  text: string,
  clock: LocalClock,
  direction: Direction = 'past',
): Span | undefined {
  const said = text.trim().replace(ROUGHLY, '').replace(ZULU, '$1 UTC');
  if (said.length > LONGEST_DATE) return undefined;
  const zoned = takeZone(said);
  if (zoned) return readEnglishSpan(zoned.rest, { ...clock, timeZone: zoned.timeZone }, direction);
  const exact =
    fromIso(said) ??
    (/^(?:just |right )?now$/i.test(said) ? clock.now : undefined) ??
    readAgo(said, clock, direction);
  if (exact !== undefined) return { from: exact, to: exact };
  const days = readDays(said, clock, direction);
  if (days) return { from: startOf(days.first, clock), to: endOf(days.last, clock) };
  const part = readDayPart(said, clock, direction);
  if (part) return part;
  const moment = readDayAndTime(said, clock, direction) ?? nearestTime(said, clock, direction);
  return moment === undefined ? undefined : { from: moment, to: moment };
}

/** `about 13:40` is as exact as anyone knows it. */
const ROUGHLY =
  /^(?:(?:about|around|roughly|circa|approx\.?|approximately|ca\.)\s{1,3}|~\s?)(?=\d|an?\s|half\s|noon|midnight)/i;
/** `13:40Z`, without seconds. */
const ZULU = /((?:^|[T\s])\d{1,2}:\d{2})Z$/;

/** `in 20` */
const IN_NUMBER = /^(?:in|within)\s(\d{1,3})$/i;

/** `13h40` is when the clocks show that; `2h30` and `13h40 ago` are amounts. */
const CLOCK_WITH_H = /^(?:[01]\d|2[0-3])h[0-5]\d$/i;

function readAgo(said: string, { now }: LocalClock, direction: Direction): Timestamp | undefined {
  const isFuture = direction === 'future';
  if ((isFuture ? /\sago$/i : /\sfrom now$/i).test(said)) return undefined;
  if (CLOCK_WITH_H.test(said)) return undefined;
  const inMinutes = isFuture ? said.replace(IN_NUMBER, '$1 min') : said;
  const amount = readAmount(inMinutes.replace(/\s(?:ago|from now)$/i, '').replace(/^(?:in|within)\s/i, ''));
  if (amount === undefined) return undefined;
  return addMillis(now, direction === 'past' ? -amount : amount);
}

function nearestTime(said: string, clock: LocalClock, direction: Direction): Timestamp | undefined {
  const minutes = readClockTime(said.replace(/^(?:at|today)\s/i, ''));
  const moments = (minutes === undefined ? readSpokenClock(said) : [minutes])
    .map((wanted) => (direction === 'past' ? lastTime(wanted, clock) : nextTime(wanted, clock)))
    .sort();
  // Which half of the day `half past 3` is in, its neighbor says: the next one, or the one that was last.
  return direction === 'past' ? moments.at(-1) : moments[0];
}

/** `14:05`, `30m`, `yesterday 2pm` or `2025-01-15`, of which a day means its first second. Throws UsageError. */
export function readMoment(text: string, clock: LocalClock): Timestamp {
  const read = readSpan(text, clock);
  if (!read) throw notAMoment(text);
  return read.from;
}

/** `2h`, `until 3pm`, `tomorrow 9am` or `monday`, which is in the future. Throws UsageError. */
export function readFuture(text: string, clock: LocalClock): Timestamp {
  const read = readInEnglish(text.trim(), (said) => {
    const amount = said.replace(/^for\s(?=\d{1,2}h\d)/i, 'in ');
    return readEnglishSpan(amount.replace(/^(?:until|till|for|to)\s/i, ''), clock, 'future');
  });
  if (read && read.from > clock.now) return read.from;
  const instead = didYouMean(text, 'Use `2h`, `until 15:00` or `until monday`.');
  throw new UsageError(`Couldn't read "${echo(text, 40)}" as a future time, so nothing was done. ${instead}`);
}

/**
 * The last second of the day in `2025-01-20`, `tomorrow`, `friday` or `3d`; the very moment in `2h` or `friday 14:00`.
 * Throws UsageError, also for what is over.
 */
export function readDueDate(text: string, clock: LocalClock): Timestamp {
  const due = readInEnglish(text, (said) => readDue(said.replace(/^(?:by|until|before)\s/i, ''), clock));
  if (due !== undefined && due >= clock.now) return due;
  const instead = 'Use `due:friday`, `due:3d` or `due:2025-01-20`.';
  if (due !== undefined)
    throw new UnclearTimeError(`"${echo(text, 40)}" is in the past, so nothing was done. ${instead}`);
  throw new UsageError(
    `Couldn't read the day "${echo(text, 40)}", so nothing was done. ${didYouMean(text, instead)}`,
  );
}

function readDue(said: string, clock: LocalClock): Timestamp | undefined {
  const amount = readAmount(said.replace(/^(?:in|within)\s|\sfrom now$/gi, ''));
  if (amount !== undefined && amount >= DAY_MS) return endOf(dayIn(amount, clock), clock);
  return readEnglishSpan(said, clock, 'future')?.to;
}

/** The text isn't a date at all; other refusals are about dates that can't be meant. */
export class NotADateError extends UsageError {}

export function notAMoment(text: string): UsageError {
  const instead = didYouMean(text, 'Use `13:40`, `yesterday 22:10` or `20 minutes ago`.');
  return new UsageError(`Couldn't read the time "${echo(text, 60)}". ${instead}`);
}

export function notADate(text: string): NotADateError {
  const instead = didYouMean(
    text,
    'Use `on yesterday`, `last week`, `since 7d` or `2025-01-01..2025-01-15`.',
  );
  return new NotADateError(`Couldn't read the date "${echo(text, 60)}". ${instead}`);
}
