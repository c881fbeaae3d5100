import { describe, expect, it } from 'vitest';
import { readAmount } from '../../../src/commands/kernel/time/read-amount.js';
import { readDueDate, readSpan } from '../../../src/commands/kernel/time/read-moment.js';

/** A Wednesday. */
const clock = { now: '2025-01-15T14:05:09.123456Z', timeZone: 'UTC' };
const due = (text: string) => readDueDate(text, clock).slice(0, 16);

describe('an amount of time', () => {
  it.each([
    ['2h 30m', 150],
    ['2h30m', 150],
    ['2h30', 150],
    ['1.5 hours', 90],
    ['1,5 h', 90],
    ['an hour and a half', 90],
    ['one and a half hours', 90],
    ['1 hour and 15 minutes', 75],
    ['1 hour, 15 minutes', 75],
    ['half an hour', 30],
    ['half-hour', 30],
    ['a quarter of an hour', 15],
    ['three quarters of an hour', 45],
    ['an hour and a quarter', 75],
    ['twenty-five minutes', 25],
    ['twelve hours', 720],
    ['a couple of hours', 120],
    ['1d 2h', 1_560],
    ['a fortnight', 20_160],
  ])('is read from %s', (text, minutes) => {
    expect(readAmount(text)).toBe(minutes * 60_000);
  });

  it.each([
    '2h 3h',
    '30m 2h',
    'and a half',
    'half',
    'half past',
    '5',
    '5 6',
    'in purple hours',
    'a few more hours',
    '2h 75',
    '1h 2',
    '',
  ])("isn't %j", (text) => {
    expect(readAmount(text)).toBeUndefined();
  });
});

describe('a due date', () => {
  it.each([
    ['in 2h 30m', '2025-01-15T16:35'],
    ['15 min from now', '2025-01-15T14:20'],
    ['a week from now', '2025-01-22T23:59'],
    ['in 3 days at 5pm', '2025-01-18T17:00'],
    ['3 days from now at noon', '2025-01-18T12:00'],
    ['day after tomorrow', '2025-01-17T23:59'],
    ['tmrw 9am', '2025-01-16T09:00'],
    ['tomorrow at 9', '2025-01-16T09:00'],
    ['friday at 5', '2025-01-17T17:00'],
    ['at 12 on friday', '2025-01-17T12:00'],
    ["tomorrow 5 o'clock", '2025-01-16T17:00'],
    ['tomorrow at half past 5', '2025-01-16T17:30'],
    ['a quarter to 9 tomorrow', '2025-01-16T08:45'],
    ['tonight at 9', '2025-01-15T21:00'],
    ['9:30 tonight', '2025-01-15T21:30'],
    ['midnight tonight', '2025-01-16T00:00'],
    ['midnight today', '2025-01-16T00:00'],
    ['wednesday 9am', '2025-01-22T09:00'],
    ['wednesday 5pm', '2025-01-15T17:00'],
    ['first thing tomorrow', '2025-01-16T09:00'],
    ['first thing in the morning', '2025-01-16T09:00'],
    ['tomorrow morning at 9', '2025-01-16T09:00'],
    ['friday at 3 in the afternoon', '2025-01-17T15:00'],
    ['thursday 3p', '2025-01-16T15:00'],
    ['friday next week', '2025-01-24T23:59'],
    ['next week friday', '2025-01-24T23:59'],
    ['nächste Woche Freitag', '2025-01-24T23:59'],
    ['来週の月曜10時', '2025-01-20T10:00'],
    ['a week from friday', '2025-01-24T23:59'],
    ['end of next week', '2025-01-24T23:59'],
    ['end of next month', '2025-02-28T23:59'],
    ['übermorgen um 9', '2025-01-17T09:00'],
    ['heute abend um 8', '2025-01-15T20:00'],
    ['in anderthalb Stunden', '2025-01-15T15:35'],
    ['um halb vier', '2025-01-15T15:30'],
    ['viertel vor vier', '2025-01-15T15:45'],
    ['morgen früh um 9', '2025-01-16T09:00'],
    ['après-demain', '2025-01-17T23:59'],
    ['dans une heure et demie', '2025-01-15T15:35'],
    ['pasado mañana a las 9', '2025-01-17T09:00'],
    ['en hora y media', '2025-01-15T15:35'],
    ['depois de amanhã', '2025-01-17T23:59'],
    ['amanhã às 9', '2025-01-16T09:00'],
    ['em uma hora e meia', '2025-01-15T15:35'],
    ['明後日', '2025-01-17T23:59'],
    ['1時間半後', '2025-01-15T15:35'],
    ['今夜9時', '2025-01-15T21:00'],
  ])('is read from %s', (text, moment) => {
    expect(due(text)).toBe(moment);
  });

  it.each(['5', 'at 5', 'friday 5', 'tomorrow at 25', 'in 3 days at', 'today 9am', 'yesterday at 5'])(
    "isn't %s",
    (text) => {
      expect(() => due(text)).toThrow();
    },
  );
});

describe("a moment that's over", () => {
  it.each([
    ['2 hours and 30 minutes ago', '2025-01-15T11:35'],
    ['an hour and a half ago', '2025-01-15T12:35'],
    ['2 days ago at 17:00', '2025-01-13T17:00'],
    ['vor anderthalb Stunden', '2025-01-15T12:35'],
  ])('is read from %s', (text, moment) => {
    expect(readSpan(text, clock)?.from.slice(0, 16)).toBe(moment);
  });

  it.each(['yesterday at 5', 'an hour from now'])("isn't %s, which doesn't say when", (text) => {
    expect(readSpan(text, clock)).toBeUndefined();
  });
});
