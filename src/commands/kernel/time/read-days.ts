import { UsageError } from '../../../base/errors.js';
import { readMonth, readWeekday } from './calendar-words.js';
import {
  addDays,
  type Days,
  daysInMonth,
  isBefore,
  type LocalClock,
  today,
  weekdayOf,
} from './local-clock.js';
import type { Day } from './time-zone.js';

/** Whether a date without a year, or a weekday, is the last one or the next. */
export type Direction = 'past' | 'future';

/** Reads `yesterday`, `last week`, `Jan 3`, `2025-01`, `monday` and the like as days; undefined for anything else. */
export function readDays(text: string, clock: LocalClock, direction: Direction): Days | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(?:on|in|over|during|for|the)\s/, '')
    .replace(/^the\s/, '')
    .replace(/'s$/, '');
  return (
    readRelativeDay(said, clock) ??
    readPeriod(said, clock, direction) ??
    readQuarter(said, clock) ??
    readDayOfMonth(said, clock, direction) ??
    readNamedWeekday(said, clock, direction) ??
    readWeekdayAfter(said, clock) ??
    readNumericDate(said, clock, direction) ??
    readWrittenDate(said, clock, direction)
  );
}

const RELATIVE: Record<string, number> = {
  today: 0,
  tonight: 0,
  yesterday: -1,
  'day before yesterday': -2,
  tomorrow: 1,
  tmrw: 1,
  tmr: 1,
  'day after tomorrow': 2,
};

function readRelativeDay(said: string, clock: LocalClock): Days | undefined {
  const days = Object.hasOwn(RELATIVE, said) ? RELATIVE[said] : undefined;
  return days === undefined ? undefined : oneDay(addDays(today(clock), days));
}

const STEPS: Record<string, number> = { this: 0, current: 0, last: -1, previous: -1, next: 1 };

/** `this week`, `last month`, `next year`; weeks begin on Monday. */
function readPeriod(said: string, clock: LocalClock, direction: Direction): Days | undefined {
  if (said === 'weekend')
    return readPeriod(
      isWeekendBegun(clock) || direction === 'future' ? 'this weekend' : 'last weekend',
      clock,
      direction,
    );
  const [, which = '', unit] =
    /^(this|current|last|previous|next) (week|weekend|month|quarter|year)$/.exec(said) ?? [];
  const step = STEPS[which] ?? 0;
  const now = today(clock);
  const monday = addDays(now, -weekdayOf(now) + 7 * step);
  switch (unit) {
    case 'week':
      return { first: monday, last: addDays(monday, 6) };
    case 'weekend':
      return { first: addDays(monday, 5), last: addDays(monday, 6) };
    case 'month':
      return months(now.year, now.month + step, 1);
    case 'quarter':
      return months(now.year, Math.floor((now.month - 1) / 3) * 3 + 1 + 3 * step, 3);
    case 'year':
      return months(now.year + step, 1, 12);
    default:
      return undefined;
  }
}

function isWeekendBegun(clock: LocalClock): boolean {
  return weekdayOf(today(clock)) >= 5;
}

/** `Q4`, `Q4 2024`, `2024 Q4` */
function readQuarter(said: string, clock: LocalClock): Days | undefined {
  const [, before, quarter, later] = /^(?:(\d{4})[ -])?q([1-4])(?:[ -/](\d{4}))?$/.exec(said) ?? [];
  if (quarter === undefined) return undefined;
  const now = today(clock);
  const first = (Number(quarter) - 1) * 3 + 1;
  const year = before ?? later;
  const chosen = year === undefined ? now.year - Number(first > now.month) : Number(year);
  return isYear(chosen) ? months(chosen, first, 3) : undefined;
}

/** `the 10th`: the last one, or the next. */
function readDayOfMonth(said: string, clock: LocalClock, direction: Direction): Days | undefined {
  const number = Number(/^(\d{1,2})(?:st|nd|rd|th)$/.exec(said)?.[1] ?? 0);
  if (number < 1 || number > 31) return undefined;
  const now = today(clock);
  const step = direction === 'past' ? -Number(number > now.day) : Number(number < now.day);
  const { year, month } = addDays({ year: now.year, month: now.month + step, day: 1 }, 0);
  return existing({ year, month, day: number });
}

function months(year: number, month: number, count: number): Days {
  const first = addDays({ year, month, day: 1 }, 0);
  return { first, last: addDays({ year, month: month + count, day: 1 }, -1) };
}

/** `friday next week`, `next week friday`, and `a week from friday`. */
function readWeekdayAfter(said: string, clock: LocalClock): Days | undefined {
  const [, named = '', from = ''] =
    /^([a-z]{3,10})$|^(?:a|one) week from ([a-z]{3,10})$/.exec(said.replace(/^next week | next week$/, '')) ??
    [];
  if (named === said) return undefined;
  const weekday = readWeekday(named);
  const now = today(clock);
  if (weekday !== undefined) return oneDay(addDays(now, 7 - weekdayOf(now) + weekday - 1));
  const day = readRelativeDay(from, clock) ?? readNamedWeekday(from, clock, 'future');
  return day && oneDay(addDays(day.first, 7));
}

/** `monday`, `last monday`, `next friday`. */
function readNamedWeekday(said: string, clock: LocalClock, direction: Direction): Days | undefined {
  const [, which = '', name = ''] =
    /^(?:(this|last|past|previous|next|coming) )?([a-z]{3,10}\.?)$/.exec(said) ?? [];
  const weekday = readWeekday(name);
  if (weekday === undefined) return undefined;
  const now = today(clock);
  const ago = (weekdayOf(now) - (weekday - 1) + 7) % 7;
  if (/^(?:next|coming)$/.test(which)) return oneDay(addDays(now, ago === 0 ? 7 : 7 - ago));
  if (/^(?:last|past|previous)$/.test(which)) return oneDay(addDays(now, ago === 0 ? -7 : -ago));
  if (direction === 'past') return oneDay(addDays(now, -ago));
  return oneDay(addDays(now, ago === 0 ? 0 : 7 - ago));
}

/** `2025-01-15`, `2025-01`, `2025`, `15.1.2025`, `1/15`. */
function readNumericDate(said: string, clock: LocalClock, direction: Direction): Days | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(said) ?? [];
  if (day !== undefined) return existing({ year: Number(year), month: Number(month), day: Number(day) });
  if (month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12 ? months(Number(year), Number(month), 1) : undefined;
  if (year !== undefined) return isYear(Number(year)) ? months(Number(year), 1, 12) : undefined;
  const [, dayFirst, monthSecond, yearLast] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(said) ?? [];
  if (dayFirst !== undefined)
    return dated({ day: dayFirst, month: Number(monthSecond), year: yearLast }, clock, direction);
  const [, one, other, last] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(said) ?? [];
  if (one === undefined || other === undefined) return undefined;
  const [a, b] = [Number(one), Number(other)];
  if (a <= 12 && b <= 12 && a !== b) {
    throw new UsageError(
      `"${said}" can be two days, so nothing was done. Write it as \`2025-01-15\` or \`15 Jan\`.`,
    );
  }
  return dated({ day: String(Math.max(a, b)), month: Math.min(a, b), year: last }, clock, direction);
}

/** `3 Jan`, `Jan 3rd`, `3rd of January 2025`, `January`, `January 2025`. */
function readWrittenDate(said: string, clock: LocalClock, direction: Direction): Days | undefined {
  const words = said
    .replace(/,/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== 'of' && word !== '');
  const at = words.findIndex((word) => readMonth(word) !== undefined);
  const month = readMonth(words[at] ?? '');
  if (month === undefined || words.length > 3) return undefined;
  const others = words.filter((_, i) => i !== at);
  const year = others.find((word) => /^\d{4}$/.test(word));
  const day = others.find((word) => /^\d{1,2}(?:st|nd|rd|th|\.)?$/.test(word));
  if (others.length !== Number(year !== undefined) + Number(day !== undefined)) return undefined;
  if (day !== undefined) return dated({ day, month, year }, clock, direction);
  const now = today(clock);
  const chosen = year === undefined ? yearOf({ month, day: 1 }, now, direction) : Number(year);
  return isYear(chosen) ? months(chosen, month, 1) : undefined;
}

interface Written {
  day: string;
  month: number;
  year: string | undefined;
}

function dated({ day, month, year }: Written, clock: LocalClock, direction: Direction): Days | undefined {
  const number = Number.parseInt(day, 10);
  const chosen = year === undefined ? yearOf({ month, day: number }, today(clock), direction) : Number(year);
  return existing({ year: chosen, month, day: number });
}

/** The year in which a date without one is the last such date, or the next. */
function yearOf({ month, day }: Omit<Day, 'year'>, now: Day, direction: Direction): number {
  const inThisYear = { year: now.year, month, day };
  if (direction === 'past') return isBefore(now, inThisYear) ? now.year - 1 : now.year;
  return isBefore(inThisYear, now) ? now.year + 1 : now.year;
}

function existing(day: Day): Days | undefined {
  const isReal =
    day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= daysInMonth(day.year, day.month);
  return isReal && isYear(day.year) ? oneDay(day) : undefined;
}

function isYear(year: number): boolean {
  return year >= 1970 && year <= 9990;
}

function oneDay(day: Day): Days {
  return { first: day, last: day };
}
