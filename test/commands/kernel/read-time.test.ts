import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import {
  readDueDate,
  readFuture,
  readMoment,
  readTimeOfDay,
} from '../../../src/commands/kernel/time/read-moment.js';
import { isZoneless, readDateRange } from '../../../src/commands/kernel/time/read-range.js';
import { literal } from '../../../src/views/literal.js';

/** A Wednesday; it's 15:05 in Berlin, 09:05 in New York. */
const now = '2025-01-15T14:05:09.123456Z';
const UTC = { now, timeZone: 'UTC' };

const seconds = (moment: string | undefined) => moment?.slice(0, 19);

describe('a time of day', () => {
  it.each([
    ['14:05', 'UTC', '2025-01-15T14:05:00'],
    ['14:06', 'UTC', '2025-01-14T14:06:00'],
    ['9:00', 'America/New_York', '2025-01-15T14:00:00'],
    ['19:30', 'Asia/Kolkata', '2025-01-15T14:00:00'],
    ['00:00', 'Europe/Berlin', '2025-01-14T23:00:00'],
  ])('reads %s in %s as %s', (text, timeZone, moment) => {
    expect(readTimeOfDay(text, { now, timeZone })).toBe(`${moment}.000000Z`);
  });

  it('is right even if the clocks changed since', () => {
    const clock = { now: '2025-03-30T06:00:00.000000Z', timeZone: 'Europe/Berlin' };

    expect(readTimeOfDay('01:30', clock)).toBe('2025-03-30T00:30:00.000000Z');
  });

  it.each(['24:00', '7', '12:60', 'never', ''])("isn't %j", (text) => {
    expect(readTimeOfDay(text, UTC)).toBeUndefined();
  });
});

describe('a moment', () => {
  it.each([
    ['13:00', '2025-01-15T13:00:00'],
    ['30m', '2025-01-15T13:35:09'],
    ['yesterday', '2025-01-14T00:00:00'],
    ['half past 1', '2025-01-15T13:30:00'],
    ['half past 3', '2025-01-15T03:30:00'],
    ['at quarter to two', '2025-01-15T13:45:00'],
    ['ten to 12', '2025-01-15T11:50:00'],
    ['half past 1 am', '2025-01-15T01:30:00'],
    ['20 past 2', '2025-01-15T02:20:00'],
    ['2025-01-15T10:00:00Z', '2025-01-15T10:00:00'],
    ['*13:40*', '2025-01-15T13:40:00'],
    ['`yesterday` *13:40*', '2025-01-14T13:40:00'],
    ['*_13:40_*', '2025-01-15T13:40:00'],
    ['~13:40', '2025-01-15T13:40:00'],
    ['１３：４０', '2025-01-15T13:40:00'],
    ['昨日１３：４０', '2025-01-14T13:40:00'],
    ['١٣:٤٠', '2025-01-15T13:40:00'],
    ['२० minutes ago', '2025-01-15T13:45:09'],
  ])('reads %s as %s', (text, moment) => {
    expect(seconds(readMoment(text, UTC))).toBe(moment);
  });

  it.each(['purple', '*', '13*40', '１３', '②:00x'])("isn't %j, which is repeated as typed", (text) => {
    expect(() => readMoment(text, UTC)).toThrow(`Couldn't read the time "${literal(text)}"`);
  });
});

describe('a date range', () => {
  const read = (text: string, timeZone = 'UTC') => {
    const { from, to } = readDateRange(text, { now, timeZone });
    return [seconds(from), seconds(to)];
  };

  it.each([
    ['on yesterday', 'UTC', '2025-01-14T00:00:00', '2025-01-14T23:59:59'],
    ['yesterday', 'Europe/Berlin', '2025-01-13T23:00:00', '2025-01-14T22:59:59'],
    ['on 2025-01-01', 'America/New_York', '2025-01-01T05:00:00', '2025-01-02T04:59:59'],
    ['since 7d', 'UTC', '2025-01-08T14:05:09', '2025-01-15T14:05:09'],
    ['since 2w', 'UTC', '2025-01-01T14:05:09', '2025-01-15T14:05:09'],
    ['since 30h', 'Asia/Tokyo', '2025-01-14T08:05:09', '2025-01-15T14:05:09'],
    ['since 30 m', 'UTC', '2025-01-15T13:35:09', '2025-01-15T14:05:09'],
    ['since monday', 'UTC', '2025-01-13T00:00:00', '2025-01-15T14:05:09'],
    ['2025-01-01..2025-01-15', 'UTC', '2025-01-01T00:00:00', '2025-01-15T23:59:59'],
    ['13:00〜14:00', 'UTC', '2025-01-15T13:00:00', '2025-01-15T14:00:00'],
    ['１３：００～１４：００', 'UTC', '2025-01-15T13:00:00', '2025-01-15T14:00:00'],
    ['13時〜14時', 'UTC', '2025-01-15T13:00:00', '2025-01-15T14:00:00'],
    ['*13:00* – *14:00*', 'UTC', '2025-01-15T13:00:00', '2025-01-15T14:00:00'],
    ['from 2025-01-01 to yesterday', 'UTC', '2025-01-01T00:00:00', '2025-01-14T23:59:59'],
    ['2025-01-14 08:00..2025-01-14 09:30', 'Europe/Berlin', '2025-01-14T07:00:00', '2025-01-14T08:30:00'],
    // The clocks change on these days, in Auckland after midnight UTC and before midnight there.
    ['on 2025-03-30', 'Europe/Berlin', '2025-03-29T23:00:00', '2025-03-30T21:59:59'],
    ['on 2024-09-29', 'Pacific/Auckland', '2024-09-28T12:00:00', '2024-09-29T10:59:59'],
  ])('reads %s in %s', (text, timeZone, from, to) => {
    expect(read(text, timeZone)).toEqual([from, to]);
  });

  it('can be requested again, to the second', () => {
    const first = readDateRange('since 7d', UTC);

    const again = readDateRange(first.text, { ...UTC, now: '2025-01-16T00:00:00.000000Z' });

    expect(isZoneless(first.text)).toBe(true);
    expect([again.from, again.to].map(seconds)).toEqual([first.from, first.to].map(seconds));
  });

  it.each([
    'purple',
    'on the moon',
    'since',
    'yesterday purple',
    '2025-02-01..2025-01-01',
    'since 9999d',
    '<!channel>',
    '..',
  ])("isn't %j, and the refusal gives an example that works", (text) => {
    const refused = () => readDateRange(text, UTC);

    expect(refused).toThrow(UsageError);
    expect(refused).toThrow(/Use `|such as/);
  });
});

describe('a due date', () => {
  it.each([
    ['today', 'UTC', '2025-01-15T23:59:59'],
    ['3d', 'Europe/Berlin', '2025-01-18T22:59:59'],
    ['friday', 'UTC', '2025-01-17T23:59:59'],
    ['monday', 'UTC', '2025-01-20T23:59:59'],
    ['2025-01-20', 'America/New_York', '2025-01-21T04:59:59'],
    // After the clocks change in Berlin, days still end at midnight there.
    ['90d', 'Europe/Berlin', '2025-04-15T21:59:59'],
  ])('reads %s in %s as the end of that day', (text, timeZone, due) => {
    expect(seconds(readDueDate(text, { now, timeZone }))).toBe(due);
  });

  it.each([
    ['2024-01-20', '"2024-01-20" is in the past'],
    ['someday', 'Couldn\'t read the day "someday"'],
  ])('refuses %s', (text, problem) => {
    expect(() => readDueDate(text, UTC)).toThrow(problem);
  });
});

it.each([
  ['since 7d', true],
  ['30 m', true],
  ['2025-01-15T12:00:00Z', true],
  ['on yesterday', false],
  ['14:05', false],
  ['2025-01-01..2025-01-15', false],
])('knows whether %s is the same in every time zone', (text, expected) => {
  expect(isZoneless(text)).toBe(expected);
});

describe('what people say', () => {
  it.each([
    ['today', '2025-01-15T00:00:00', '2025-01-15T23:59:59'],
    ['this week', '2025-01-13T00:00:00', '2025-01-19T23:59:59'],
    ['last week', '2025-01-06T00:00:00', '2025-01-12T23:59:59'],
    ['this month', '2025-01-01T00:00:00', '2025-01-31T23:59:59'],
    ['last month', '2024-12-01T00:00:00', '2024-12-31T23:59:59'],
    ['last year', '2024-01-01T00:00:00', '2024-12-31T23:59:59'],
    ['last weekend', '2025-01-11T00:00:00', '2025-01-12T23:59:59'],
    ['past week', '2025-01-08T14:05:09', '2025-01-15T14:05:09'],
    ['the past 3 days', '2025-01-12T14:05:09', '2025-01-15T14:05:09'],
    ['last 3 days', '2025-01-12T14:05:09', '2025-01-15T14:05:09'],
    ['in the last 24 hours', '2025-01-14T14:05:09', '2025-01-15T14:05:09'],
    ['past hour', '2025-01-15T13:05:09', '2025-01-15T14:05:09'],
    ['since Monday', '2025-01-13T00:00:00', '2025-01-15T14:05:09'],
    ['since last week', '2025-01-06T00:00:00', '2025-01-15T14:05:09'],
    ['since yesterday 14:00', '2025-01-14T14:00:00', '2025-01-15T14:05:09'],
    ['since 2pm', '2025-01-15T14:00:00', '2025-01-15T14:05:09'],
    ['1–15 January', '2025-01-01T00:00:00', '2025-01-15T23:59:59'],
    ['1-15 Jan 2024', '2024-01-01T00:00:00', '2024-01-15T23:59:59'],
    ['January 1-15', '2025-01-01T00:00:00', '2025-01-15T23:59:59'],
    ['Jan 3 to Jan 5', '2025-01-03T00:00:00', '2025-01-05T23:59:59'],
    ['Jan 3 to 5', '2025-01-03T00:00:00', '2025-01-05T23:59:59'],
    ['from 3rd of January to yesterday', '2025-01-03T00:00:00', '2025-01-14T23:59:59'],
    ['between monday and tuesday', '2025-01-13T00:00:00', '2025-01-14T23:59:59'],
    ['December', '2024-12-01T00:00:00', '2024-12-31T23:59:59'],
    ['2024-12', '2024-12-01T00:00:00', '2024-12-31T23:59:59'],
    ['on Jan 3rd, 2025', '2025-01-03T00:00:00', '2025-01-03T23:59:59'],
    ['13.01.2025', '2025-01-13T00:00:00', '2025-01-13T23:59:59'],
    ['yesterday', '2025-01-14T00:00:00', '2025-01-14T23:59:59'],
    ['last monday', '2025-01-13T00:00:00', '2025-01-13T23:59:59'],
    ['wednesday', '2025-01-15T00:00:00', '2025-01-15T23:59:59'],
    ['2025-01-03 - 2025-01-05', '2025-01-03T00:00:00', '2025-01-05T23:59:59'],
  ])('reads %s as a range', (text, from, to) => {
    const range = readDateRange(text, UTC);

    expect([seconds(range.from), seconds(range.to)]).toEqual([from, to]);
  });

  it.each([
    ['2pm', '2025-01-15T14:00:00'],
    ['2:30 pm', '2025-01-14T14:30:00'],
    ['yesterday 14:00', '2025-01-14T14:00:00'],
    ['yesterday at 2pm', '2025-01-14T14:00:00'],
    ['2 pm yesterday', '2025-01-14T14:00:00'],
    ['noon', '2025-01-15T12:00:00'],
    ['30 minutes ago', '2025-01-15T13:35:09'],
    ['an hour ago', '2025-01-15T13:05:09'],
    ['half an hour ago', '2025-01-15T13:35:09'],
    ['monday 9:15', '2025-01-13T09:15:00'],
    ['Jan 3 14:00', '2025-01-03T14:00:00'],
    ['2025-01-03 14:00', '2025-01-03T14:00:00'],
  ])('reads %s as a moment', (text, moment) => {
    expect(seconds(readMoment(text, UTC))).toBe(moment);
  });

  it.each([
    ['2h', '2025-01-15T16:05:09'],
    ['for 2 hours', '2025-01-15T16:05:09'],
    ['until 3pm', '2025-01-15T15:00:00'],
    ['until 9am', '2025-01-16T09:00:00'],
    ['until tomorrow 9am', '2025-01-16T09:00:00'],
    ['until monday', '2025-01-20T00:00:00'],
  ])('reads %s as a future moment', (text, moment) => {
    expect(seconds(readFuture(text, UTC))).toBe(moment);
  });

  it('asks which day 3/4 is', () => {
    expect(() => readDateRange('3/4', UTC)).toThrow('"3/4" can be two days');
  });

  it('follows the clocks on a day on which they change', () => {
    const clock = { now: '2025-03-31T12:00:00.000000Z', timeZone: 'Europe/Berlin' };

    expect(seconds(readMoment('yesterday 14:00', clock))).toBe('2025-03-30T12:00:00');
  });
});

describe('on nights on which the clocks change', () => {
  /** 1:50 before and 3:10 after they're set forward, 2:40 before and 2:10 after they're set back. */
  const SPRING = ['2025-03-30T00:50:00.000000Z', '2025-03-30T01:10:00.000000Z'] as const;
  const AUTUMN = ['2025-10-26T00:40:00.000000Z', '2025-10-26T01:10:00.000000Z'] as const;

  it.each([
    [SPRING[0], '01:30', '2025-03-30T00:30:00'],
    [SPRING[1], '01:30', '2025-03-30T00:30:00'],
    [SPRING[1], '00:30', '2025-03-29T23:30:00'],
    [SPRING[1], '3:05', '2025-03-30T01:05:00'],
    // The clocks never show it, and a past event can't be in the future.
    [SPRING[1], '2:30', '2025-03-29T01:30:00'],
    [AUTUMN[0], '2:30', '2025-10-26T00:30:00'],
    [AUTUMN[1], '2:05', '2025-10-26T01:05:00'],
    [AUTUMN[1], '2:30', '2025-10-26T00:30:00'],
    [AUTUMN[1], '00:30', '2025-10-25T22:30:00'],
    [AUTUMN[1], '23:50', '2025-10-25T21:50:00'],
  ])('reads, at %s, what was at %s', (at, text, moment) => {
    const clock = { now: at, timeZone: 'Europe/Berlin' };

    expect([seconds(readMoment(text, clock)), seconds(readTimeOfDay(text, clock))]).toEqual([moment, moment]);
  });

  it.each([
    [SPRING[0], 'Europe/Berlin', '9am', '2025-03-30T07:00:00'],
    [SPRING[0], 'Europe/Berlin', 'half past 9', '2025-03-30T07:30:00'],
    [SPRING[0], 'Europe/Berlin', 'midnight', '2025-03-30T22:00:00'],
    [SPRING[0], 'Europe/Berlin', '2:30', '2025-03-30T01:30:00'],
    [SPRING[1], 'Europe/Berlin', 'um 9 Uhr', '2025-03-30T07:00:00'],
    [SPRING[1], 'Europe/Berlin', 'tomorrow 2:30', '2025-03-31T00:30:00'],
    [AUTUMN[0], 'Europe/Berlin', '2:50', '2025-10-26T00:50:00'],
    [AUTUMN[0], 'Europe/Berlin', '9am', '2025-10-26T08:00:00'],
    [AUTUMN[1], 'Europe/Berlin', 'midnight', '2025-10-26T23:00:00'],
    ['2025-03-09T06:50:00.000000Z', 'America/New_York', '9am', '2025-03-09T13:00:00'],
    ['2025-11-02T05:40:00.000000Z', 'America/New_York', '9am', '2025-11-02T14:00:00'],
    // By half an hour, and at midnight, which is 1:00 then.
    ['2025-10-04T15:20:00.000000Z', 'Australia/Lord_Howe', '9am', '2025-10-04T22:00:00'],
    ['2025-03-09T04:50:00.000000Z', 'America/Havana', 'midnight', '2025-03-09T05:00:00'],
  ])('reads, at %s in %s, when %s comes', (at, timeZone, text, moment) => {
    expect(seconds(readFuture(text, { now: at, timeZone }))).toBe(moment);
  });

  it.each([
    ['1d', '2025-03-30T21:59:59'],
    ['2d', '2025-03-31T21:59:59'],
    ['in 1 day at 9am', '2025-03-30T07:00:00'],
  ])('counts days by the calendar: %s', (text, due) => {
    const clock = { now: '2025-03-29T22:30:00.000000Z', timeZone: 'Europe/Berlin' };

    expect(seconds(readDueDate(text, clock))).toBe(due);
  });
});

describe('a misspelled day', () => {
  it.each([
    ['a due day', () => readDueDate('tomorow 10:00', UTC), 'tomorrow 10:00'],
    ['a past time', () => readMoment('yesteday 22:10', UTC), 'yesterday 22:10'],
    ['a future time', () => readFuture('until mondya', UTC), 'until monday'],
    ['a range', () => readDateRange('since thrusday', UTC), 'since thursday'],
  ])('is asked about in %s', (_, read, meant) => {
    expect(read).toThrow(`Did you mean \`${meant}\`?`);
  });

  it.each(['breakfast', 'the deploy', 'monitor day', 'tomorrow 25:00', 'soon'])(
    "isn't seen in other words: %s",
    (text) => {
      expect(() => readDueDate(text, UTC)).toThrow('Use `due:friday`');
      expect(() => readDueDate(text, UTC)).not.toThrow('Did you mean');
    },
  );
});
