import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  apartFromSlack,
  fromIso,
  fromMillis,
  fromSlackTs,
  nextMicrosecond,
  toSlackTs,
} from '../../src/base/timestamp.js';

it('keeps every digit of a Slack timestamp in both directions', () => {
  const slackTs = fc
    .tuple(fc.integer({ min: 0, max: 9_999_999_999 }), fc.integer({ min: 0, max: 999_999 }))
    .map(([seconds, micros]) => `${seconds}.${String(micros).padStart(6, '0')}`);

  fc.assert(fc.property(slackTs, (ts) => toSlackTs(fromSlackTs(ts) ?? '') === ts));
});

it.each(['abc', '', '1.2', '1548954199', '1548954199.77645', '1548954199.7764511', '-1.000000'])(
  'rejects %j as a Slack timestamp',
  (ts) => {
    expect(fromSlackTs(ts)).toBeUndefined();
  },
);

it('reads UTC times with any number of fraction digits', () => {
  expect(fromIso('2025-01-15T14:05:09Z')).toBe('2025-01-15T14:05:09.000000Z');
  expect(fromIso('2025-01-15T14:05:09.123Z')).toBe('2025-01-15T14:05:09.123000Z');
  expect(fromIso('2025-13-45T14:05:09Z')).toBeUndefined();
  expect(fromIso('yesterday')).toBeUndefined();
  for (const day of ['2025-02-29', '2024-02-30', '2025-04-31', '2100-02-29']) {
    expect(fromIso(`${day}T14:05:09Z`)).toBeUndefined();
  }
  expect(fromIso('2024-02-29T14:05:09Z')).toBe('2024-02-29T14:05:09.000000Z');
  expect(fromIso('2025-01-15T24:00:00Z')).toBeUndefined();
});

it('counts up by microseconds', () => {
  expect(nextMicrosecond('2025-01-15T14:05:09.000001Z')).toBe('2025-01-15T14:05:09.000002Z');
  expect(nextMicrosecond('2025-12-31T23:59:59.999999Z')).toBe('2026-01-01T00:00:00.000000Z');
  expect(fromMillis(0)).toBe('1970-01-01T00:00:00.000000Z');
});

it('makes a time that no Slack timestamp can equal, next to the same microsecond', () => {
  const own = apartFromSlack('2025-01-15T14:05:09.123456Z');

  expect(own).not.toBe(fromSlackTs(toSlackTs(own)));
  expect(fromIso(own)).toBe('2025-01-15T14:05:09.123456Z');
  expect(['2025-01-15T14:05:09.123455Z', own, '2025-01-15T14:05:09.123457Z'].toSorted()[1]).toBe(own);
  expect(nextMicrosecond(own)).toBe(apartFromSlack('2025-01-15T14:05:09.123457Z'));
});
