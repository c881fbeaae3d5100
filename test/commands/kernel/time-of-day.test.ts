import { expect, it } from 'vitest';
import { lastTimeOfDay } from '../../../src/commands/kernel/time-of-day.js';

const now = '2025-01-15T14:05:09.123456Z';

it.each([
  ['14:05', 'UTC', '2025-01-15T14:05:00'],
  ['14:06', 'UTC', '2025-01-14T14:06:00'],
  ['9:00', 'America/New_York', '2025-01-15T14:00:00'],
  ['19:30', 'Asia/Kolkata', '2025-01-15T14:00:00'],
  ['00:00', 'Europe/Berlin', '2025-01-14T23:00:00'],
])('%s in %s was last at %s', (text, timeZone, moment) => {
  expect(lastTimeOfDay(text, { now, timeZone })).toBe(`${moment}.000000Z`);
});

it('knows that clocks are changed', () => {
  const afterChange = '2025-03-30T06:00:00.000000Z';

  expect(lastTimeOfDay('01:30', { now: afterChange, timeZone: 'Europe/Berlin' })).toBe(
    '2025-03-30T00:30:00.000000Z',
  );
});

it.each(['24:00', '7', '12:60', 'noon', ''])('%j is no time of day', (text) => {
  expect(lastTimeOfDay(text, { now })).toBeUndefined();
});
