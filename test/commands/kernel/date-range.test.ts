import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/base/errors.js';
import { readDateRange } from '../../../src/commands/kernel/date-range.js';

/** A Wednesday; in Berlin it is 15:05, in New York 09:05. */
const now = '2025-01-15T14:05:09.123456Z';

const read = async (text: string, timeZone = 'UTC') => {
  const { from, to } = await readDateRange(text, { now, timeZone });
  return [from.slice(0, 19), to.slice(0, 19)];
};

describe('ranges in words', () => {
  it.each([
    ['on yesterday', 'UTC', '2025-01-14T00:00:00', '2025-01-14T23:59:59'],
    ['yesterday', 'Europe/Berlin', '2025-01-13T23:00:00', '2025-01-14T22:59:59'],
    ['on 2025-01-01', 'America/New_York', '2025-01-01T05:00:00', '2025-01-02T04:59:59'],
    ['since 7d', 'UTC', '2025-01-08T14:05:09', '2025-01-15T14:05:09'],
    ['since 2w', 'UTC', '2025-01-01T14:05:09', '2025-01-15T14:05:09'],
    ['since 30h', 'Asia/Tokyo', '2025-01-14T08:05:09', '2025-01-15T14:05:09'],
    ['since monday', 'UTC', '2025-01-13T00:00:00', '2025-01-15T14:05:09'],
    ['2025-01-01..2025-01-15', 'UTC', '2025-01-01T00:00:00', '2025-01-15T23:59:59'],
    ['from 2025-01-01 to yesterday', 'UTC', '2025-01-01T00:00:00', '2025-01-14T23:59:59'],
    ['2025-01-14 08:00..2025-01-14 09:30', 'Europe/Berlin', '2025-01-14T07:00:00', '2025-01-14T08:30:00'],
    ['on 2025-03-30', 'Europe/Berlin', '2025-03-29T23:00:00', '2025-03-30T21:59:59'],
  ])('%s in %s', async (text, timeZone, from, to) => {
    expect(await read(text, timeZone)).toEqual([from, to]);
  });

  it('can be asked for again to the second', async () => {
    const first = await readDateRange('since 7d', { now });

    const again = await readDateRange(first.words, { now: '2025-01-16T00:00:00.000000Z' });

    expect([again.from.slice(0, 19), again.to.slice(0, 19)]).toEqual([
      first.from.slice(0, 19),
      first.to.slice(0, 19),
    ]);
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
  ])('%j is none, and the answer says what is', async (text) => {
    const refused = readDateRange(text, { now });

    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(/For instance|such as/);
  });
});
