import { DAY_MS } from '../../../base/durations.js';
import { UsageError } from '../../../base/errors.js';
import { addMillis, epochMillis, type Timestamp } from '../../../base/timestamp.js';
import { readMonth } from './calendar-words.js';
import { readInEnglish } from './in-english.js';
import type { LocalClock } from './local-clock.js';
import { readAmount } from './read-amount.js';
import { LONGEST_DATE, notADate, readEnglishSpan, type Span } from './read-moment.js';
import { takeZone } from './zone-names.js';

export interface DateRange {
  from: Timestamp;
  to: Timestamp;
  /** The same moments for a command line: `2025-01-14T23:00:00Z..2025-01-15T22:59:59Z`. */
  text: string;
}

const LONGEST_DAYS = 366;
/** An exact moment or range, as in the command line of a button, or a time ago: `7d`, `since 7d`. */
const ZONELESS = /^(?:\d\S+Z(?:\.\.\d\S+Z)?|(?:since\s+)?\d{1,4}\s?[mhdw])$/i;
const SEPARATOR = /\.\.|–|—|\s(?:-|to|until|till|through|and)\s/i;

/** Whether a moment or range in the past is the same in every time zone, so that none has to be known. */
export function isZoneless(text: string): boolean {
  return ZONELESS.test(text);
}

/** `on yesterday`, `last week`, `past 3 days`, `since Monday` or `Jan 3 to Jan 5`. Throws UsageError. */
export function readDateRange(text: string, clock: LocalClock): DateRange {
  const span =
    text.length > LONGEST_DATE ? undefined : readInEnglish(text.trim(), (said) => readRange(said, clock));
  if (!span) throw notADate(text);
  return toRange(span);
}

function readRange(said: string, clock: LocalClock): Span | undefined {
  const zoned = takeZone(said);
  if (zoned) return readRange(zoned.rest, { ...clock, timeZone: zoned.timeZone });
  return (
    readBetween(said, clock) ??
    readSince(said, clock) ??
    readBefore(said, clock) ??
    readRecent(said, clock) ??
    readAround(said, clock)
  );
}

/** Days are a range. A moment is where one begins: nothing happens at the very second of `yesterday 14:00`. */
function readAround(said: string, clock: LocalClock): Span | undefined {
  const read = readEnglishSpan(said, clock);
  return read && read.from === read.to && read.to < clock.now ? { from: read.from, to: clock.now } : read;
}

/** `Jan 3 to Jan 5`, `1–15 January`, `between monday and wednesday`. */
function readBetween(said: string, clock: LocalClock): Span | undefined {
  const plain = said
    .replace(/^(?:from|between|since)\s/i, '')
    .replace(OWN_DAY, '$1 ')
    .replace(WEEKDAYS, '$1 - ')
    .replace(DOTTED, '$1 - ');
  const words = /\d{4}-\d/.test(plain) ? plain : plain.replace(/(\d(?:st|nd|rd|th|am|pm)?)-(?=\d)/i, '$1 - ');
  const [first = '', last = '', ...more] = words.split(SEPARATOR).map((part) => part.trim());
  if (first === '' || last === '' || more.length > 0) return undefined;
  const [from, to] = [
    readEnglishSpan(withMonth(first, last), clock),
    readEnglishSpan(withDay(withMonth(last, first), first), clock),
  ];
  if (!from || !to) return undefined;
  const isOver = to.to < from.from && TIME.test(first) && TIME.test(last);
  return { from: from.from, to: isOver ? addMillis(to.to, DAY_MS) : to.to };
}

const TIME = /^\d{1,2}(?:[:.h]\d{2})?(?: ?[ap]m)?$/i;

/** In `yesterday 14:00 to 15:00`, one day belongs to both times. */
function withDay(time: string, other: string): string {
  const day = other.split(/\s+/).slice(0, -1).join(' ');
  return TIME.test(time) && day !== '' ? `${day} ${time}` : time;
}

/** In `1–15 January` and `Jan 3 to 5`, one month belongs to both days. */
function withMonth(day: string, other: string): string {
  if (!/^\d{1,2}(?:st|nd|rd|th|\.)?$/i.test(day)) return day;
  const rest = other
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => readMonth(word) !== undefined || /^\d{4}$/.test(word));
  return [day, ...rest].join(' ');
}

/** `yesterday from 13:00 to 14:00` */
const OWN_DAY = /^([a-z]{5,9}) (?:from|between) (?=\d)/i;
/** `mon-wed` */
const WEEKDAYS =
  /^((?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6})-(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}$)/i;
/** `1.1.-15.1.` and `1.-15. January` */
const DOTTED = /^(\d{1,2}\.(?:\d{1,2}\.(?:\d{4})?)?)\p{Pd}(?=\d{1,2}\.)/u;
/** `incidents from last week` are those of that week, while `from Monday` goes on until now. */
const OF_PERIOD = /^from\s(?=(?:the\s)?(?:last|this|past|previous|yesterday|today))/i;

/** From a moment to now. */
function readSince(said: string, clock: LocalClock): Span | undefined {
  if (OF_PERIOD.test(said)) return readEnglishSpan(said.replace(OF_PERIOD, ''), clock);
  const since = /^(?:since|after|from|starting)\s(.+)$/i.exec(said)?.[1];
  const read = since === undefined ? undefined : (readRecent(since, clock) ?? readEnglishSpan(since, clock));
  return read && { from: read.from, to: clock.now };
}

/** `before Monday`, `until yesterday`: a year up to then. */
function readBefore(said: string, clock: LocalClock): Span | undefined {
  const [, word = '', moment = ''] = /^(before|until|till|up to)\s(.+)$/i.exec(said) ?? [];
  const read = moment === '' ? undefined : readEnglishSpan(moment, clock);
  if (!read) return undefined;
  const to = /^before$/i.test(word) ? addMillis(read.from, -1) : read.to;
  return { from: addMillis(to, -365 * DAY_MS), to };
}

/** `last 3 days`, `past week`, `in the last 24 hours`, up to now; `last week` is a week of the calendar. */
function readRecent(said: string, clock: LocalClock): Span | undefined {
  const [, which = '', amount = ''] =
    /^(?:(?:in|over|within|during|for)\s)?(?:the\s)?(last|past|previous)\s(.+)$/i.exec(said) ?? [];
  if (amount === '') return undefined;
  const isOne =
    /^(?:hour|day)$/i.test(amount) ||
    (which.toLowerCase() === 'past' && /^(?:week|month|year)$/i.test(amount));
  const millis = readAmount(isOne ? `1 ${amount}` : amount);
  return millis === undefined ? undefined : { from: addMillis(clock.now, -millis), to: clock.now };
}

function toRange({ from, to }: Span): DateRange {
  if (from > to) throw new UsageError('That range ends before it begins. Use `2025-01-01..2025-01-15`.');
  if (epochMillis(to) - epochMillis(from) > LONGEST_DAYS * DAY_MS) {
    throw new UsageError('A range is limited to one year. Use a shorter one, such as `since 90d`.');
  }
  const wholeSeconds = (moment: Timestamp) => `${moment.slice(0, 19)}Z`;
  return { from, to, text: `${wholeSeconds(from)}..${wholeSeconds(to)}` };
}
