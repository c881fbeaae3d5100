import { DAY_MS } from '../../../base/durations.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { readWeekday } from './calendar-words.js';
import { inTheEvening, readClockTime, readLikelyTime } from './clock-time.js';
import { addDays, type Days, dayIn, type LocalClock, momentOn } from './local-clock.js';
import { readAmount } from './read-amount.js';
import { type Direction, readDays } from './read-days.js';

/** `yesterday 14:00`, `2pm yesterday`, `friday at 5`, `in 3 days at noon`, `tomorrow morning at 9`. */
export function readDayAndTime(text: string, clock: LocalClock, direction: Direction): Timestamp | undefined {
  const words = withHalfOfDay(text.replace(/(\d)T(?=\d)/, '$1 '))
    .split(/\s+/)
    .filter((word) => word !== '');
  for (const [time, day] of splitsOf(words)) {
    const minutes = readTime(time, direction);
    const first = minutes === undefined ? undefined : readDay(day, clock, direction)?.first;
    if (minutes === undefined || !first) continue;
    const moment = momentOn(first, /^tonight\b/i.test(day) ? inTheEvening(minutes, time) : minutes, clock);
    if (direction === 'past' || moment > clock.now) return moment;
    return momentOn(addDays(first, daysUntilNext(day, minutes)), minutes, clock);
  }
  return undefined;
}

/** On a Wednesday at noon, `wednesday 9am` is in a week, and `midnight today` is how it ends. */
function daysUntilNext(day: string, minutes: number): number {
  if (minutes === 0 && /^today\b/i.test(day)) return 1;
  return readWeekday(day.toLowerCase()) === undefined ? 0 : 7;
}

/** `tomorrow morning at 9` as `tomorrow 9 am`. */
function withHalfOfDay(text: string): string {
  return text
    .replace(/^(.+?) (?:in the )?(morning|afternoon|evening|night) (?:at )?(\d{1,2}(?::\d{2})?)$/i, atHalf)
    .replace(
      /^(.+?) (?:at )?(\d{1,2}(?::\d{2})?) (?:in the|at) (morning|afternoon|evening|night)$/i,
      (_, day: string, time: string, part: string) => atHalf(_, day, part, time),
    );
}

function atHalf(_: string, day: string, part: string, time: string): string {
  const of = /^this$/i.test(day) ? 'today' : day;
  return Number.parseInt(time, 10) > 12 ? `${of} ${time}` : `${of} ${time} ${/^m/i.test(part) ? 'am' : 'pm'}`;
}

/** Which half of the day an hour is in, what's over doesn't say. */
function readTime(said: string, direction: Direction): number | undefined {
  const exact = readClockTime(said.replace(/^at /i, ''));
  return exact ?? (direction === 'future' ? readLikelyTime(said) : undefined);
}

/** A day, also by how far it is away: `in 3 days`, `a week from now`, `2 days ago`. */
function readDay(text: string, clock: LocalClock, direction: Direction): Days | undefined {
  const said = text.replace(/ at$/i, '');
  const [, amount = ''] = /^(?:in |within )?(.+?)(?: from now| ago)?$/i.exec(said) ?? [];
  const isAway = amount !== said;
  const millis = isAway ? readAmount(amount) : undefined;
  if (millis === undefined) return readDays(said, clock, direction);
  if (millis % DAY_MS !== 0) return undefined;
  const sign = / ago$/i.test(said) ? -1 : 1;
  const day = dayIn(sign * millis, clock);
  return { first: day, last: day };
}

/** Of `a quarter to 6`. */
const TIME_WORDS_MAX = 4;

/** Each way in which some words at the end, or at the beginning, may be the time. */
function splitsOf(words: readonly string[]): [time: string, day: string][] {
  return Array.from({ length: TIME_WORDS_MAX }, (_, i) => i + 1).flatMap((count): [string, string][] => {
    if (words.length <= count) return [];
    const join = (part: readonly string[]) => part.join(' ');
    return [
      [join(words.slice(-count)), join(words.slice(0, -count))],
      [join(words.slice(0, count)), join(words.slice(count))],
    ];
  });
}
