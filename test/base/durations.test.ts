import { expect, it } from 'vitest';
import { DAY_MS, formatDuration, HOUR_MS, MINUTE_MS, parseDuration } from '../../src/base/durations.js';

it.each([
  [0, '0 s'],
  [400, '0 s'],
  [999, '1 s'],
  [45_000, '45 s'],
  [61_000, '1 min 1 s'],
  [HOUR_MS - 1, '1 h'],
  [HOUR_MS, '1 h'],
  [HOUR_MS + 12 * MINUTE_MS + 20_000, '1 h 12 min'],
  [DAY_MS - 1, '1 d'],
  [DAY_MS + 2 * HOUR_MS, '1 d 2 h'],
  [400 * DAY_MS, '400 d'],
])('formats %d ms as "%s"', (millis, text) => {
  expect(formatDuration(millis)).toBe(text);
});

it.each([
  ['30m', 30 * MINUTE_MS],
  ['2H', 2 * HOUR_MS],
  ['7d', 7 * DAY_MS],
  ['2w', 14 * DAY_MS],
])('parses "%s"', (text, millis) => {
  expect(parseDuration(text)).toBe(millis);
});

it.each(['', '30', 'm', '1.5h', '-2h', '30min', '99999m'])('rejects "%s" as a duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
