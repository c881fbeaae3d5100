import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import {
  isZoneless,
  readDateRange,
  readDueDate,
  readMoment,
  readTimeOfDay,
} from '../../../src/commands/kernel/read-time.js';

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

  it('is right when the clocks changed since', () => {
    const clock = { now: '2025-03-30T06:00:00.000000Z', timeZone: 'Europe/Berlin' };

    expect(readTimeOfDay('01:30', clock)).toBe('2025-03-30T00:30:00.000000Z');
  });

  it.each(['24:00', '7', '12:60', 'noon', ''])("isn't %j", (text) => {
    expect(readTimeOfDay(text, UTC)).toBeUndefined();
  });
});

describe('a moment', () => {
  it.each([
    ['13:00', '2025-01-15T13:00:00'],
    ['30m', '2025-01-15T13:35:09'],
    ['yesterday', '2025-01-14T00:00:00'],
    ['2025-01-15T10:00:00Z', '2025-01-15T10:00:00'],
  ])('reads %s as %s', async (text, moment) => {
    expect(seconds(await readMoment(text, UTC))).toBe(moment);
  });

  it('rejects other words', async () => {
    await expect(readMoment('purple', UTC)).rejects.toThrow('Couldn\'t read the date "purple"');
  });
});

describe('a date range', () => {
  const read = async (text: string, timeZone = 'UTC') => {
    const { from, to } = await readDateRange(text, { now, timeZone });
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
    ['from 2025-01-01 to yesterday', 'UTC', '2025-01-01T00:00:00', '2025-01-14T23:59:59'],
    ['2025-01-14 08:00..2025-01-14 09:30', 'Europe/Berlin', '2025-01-14T07:00:00', '2025-01-14T08:30:00'],
    // The clocks change on these days, in Auckland after midnight UTC and before midnight there.
    ['on 2025-03-30', 'Europe/Berlin', '2025-03-29T23:00:00', '2025-03-30T21:59:59'],
    ['on 2024-09-29', 'Pacific/Auckland', '2024-09-28T12:00:00', '2024-09-29T10:59:59'],
  ])('reads %s in %s', async (text, timeZone, from, to) => {
    expect(await read(text, timeZone)).toEqual([from, to]);
  });

  it('can be asked for again, to the second', async () => {
    const first = await readDateRange('since 7d', UTC);

    const again = await readDateRange(first.text, { ...UTC, now: '2025-01-16T00:00:00.000000Z' });

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
  ])("isn't %j, and the refusal shows what works", async (text) => {
    const refused = readDateRange(text, UTC);

    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(/Use `|such as/);
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
  ])('reads %s in %s as the end of that day', async (text, timeZone, due) => {
    expect(seconds(await readDueDate(text, { now, timeZone }))).toBe(due);
  });

  it.each([
    ['2024-01-20', '"2024-01-20" is over'],
    ['someday', 'Couldn\'t read the day "someday"'],
  ])('refuses %s', async (text, problem) => {
    await expect(readDueDate(text, UTC)).rejects.toThrow(problem);
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
