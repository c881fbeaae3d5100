import type { Timestamp } from '../../../base/timestamp.js';
import { addDays, type Days, endOf, type LocalClock, momentOn, today, weekdayOf } from './local-clock.js';
import { type Direction, readDays } from './read-days.js';

interface Span {
  from: Timestamp;
  to: Timestamp;
}

/** The hours of each part; the last one ends in the next morning. */
const HOURS: Record<string, readonly [from: number, to: number]> = {
  morning: [0, 12],
  afternoon: [12, 18],
  evening: [18, 24],
  night: [18, 30],
};
/** When people begin something that they put off until the morning. */
const START_HOUR = 9;

/** `this morning`, `last night`, `tomorrow afternoon`, `EOD`, `end of the week`; undefined for anything else. */
export function readDayPart(text: string, clock: LocalClock, direction: Direction): Span | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^the\s/, '');
  return (
    readFirstThing(said, clock, direction) ??
    readEndOfDay(said, clock, direction) ??
    readPart(said, clock, direction)
  );
}

/** `first thing tomorrow`, `first thing in the morning`. */
function readFirstThing(said: string, clock: LocalClock, direction: Direction): Span | undefined {
  const [, when] = /^first thing (?:on )?(.{1,20}?)(?: morning)?$/.exec(said) ?? [];
  if (when === undefined) return undefined;
  const days = readDays(when === 'in the' ? 'tomorrow' : when, clock, direction);
  return days && at(momentOn(days.first, START_HOUR * 60, clock));
}

function readPart(said: string, clock: LocalClock, direction: Direction): Span | undefined {
  const [, which = '', part = ''] =
    /^(.{1,20}?)(?: in the)? (morning|afternoon|evening|night)$/.exec(said) ?? [];
  const [from, to] = HOURS[part] ?? [];
  const day = from === undefined ? undefined : dayOf(which, clock, direction);
  if (!day || from === undefined || to === undefined) return undefined;
  const start = direction === 'future' && part === 'morning' ? START_HOUR : from;
  return { from: momentOn(day.first, start * 60, clock), to: momentOn(day.first, to * 60, clock) };
}

function dayOf(which: string, clock: LocalClock, direction: Direction): Days | undefined {
  if (which === 'this') return readDays('today', clock, direction);
  return readDays(which === 'last' ? 'yesterday' : which, clock, direction);
}

/** Just before midnight, or on Friday for a week. */
function readEndOfDay(said: string, clock: LocalClock, direction: Direction): Span | undefined {
  const rest = said.replace(END_OF_DAY, ' ').trim();
  if (rest !== said) {
    const days = readDays(rest === '' ? 'today' : rest.replace(/^(?:of|on)\s/, ''), clock, direction);
    return days && at(endOf(days.last, clock));
  }
  const [, which = 'this'] = END_OF_MONTH.exec(said) ?? [];
  if (END_OF_MONTH.test(said)) {
    const month = readDays(`${which} month`, clock, direction);
    return month && at(endOf(month.last, clock));
  }
  if (!END_OF_WEEK.test(said)) return undefined;
  const now = today(clock);
  const friday = addDays(now, (FRIDAY - weekdayOf(now) + 7) % 7);
  const isNext = /next/.test(said) && weekdayOf(now) <= FRIDAY;
  return at(endOf(isNext ? addDays(friday, 7) : friday, clock));
}

const END_OF_DAY = /\b(?:eod|end of (?:the )?day|end of (?=today|tomorrow|[a-z]{3,6}day\b))/;
const END_OF_WEEK = /^(?:eow|end of (?:the |this |next )?week)$/;
const END_OF_MONTH = /^(?:eom|end of (?:the |(this|next) )?month)$/;
/** From 0 for Monday. */
const FRIDAY = 4;

function at(moment: Timestamp): Span {
  return { from: moment, to: moment };
}
