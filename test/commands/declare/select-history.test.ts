import { describe, expect, it } from 'vitest';
import { toSlackTs } from '../../../src/base/timestamp.js';
import {
  readThreadedMessage,
  selectMessages,
  selectThreads,
} from '../../../src/commands/declare/select-history.js';
import type { PastMessage } from '../../../src/ports/slack.js';

const at = (minute: number) => `2025-01-15T14:${String(minute).padStart(2, '0')}:00.000000Z`;

function past(minute: number, fields: object = {}, isOwn = false): PastMessage {
  return { timestamp: at(minute), isOwn, raw: { ts: toSlackTs(at(minute)), ...fields } };
}
const parent = (minute: number, latest: number) =>
  past(minute, { thread_ts: toSlackTs(at(minute)), reply_count: 2, latest_reply: toSlackTs(at(latest)) });
const reply = (minute: number, to: number) => past(minute, { thread_ts: toSlackTs(at(to)) });
const since = at(30);

describe('selectThreads', () => {
  it('reads what is new in older threads, most recent first', () => {
    const recent = [past(50), parent(40, 45), parent(10, 55), parent(5, 20)];

    expect(selectThreads(recent, { since, message: undefined })).toEqual([
      { parent: at(10), after: since },
      { parent: at(40), after: since },
    ]);
  });

  it('reads the whole thread that the incident was declared from, once', () => {
    const message = { timestamp: at(12), parent: at(10) };

    expect(selectThreads([parent(10, 55)], { since, message })).toEqual([{ parent: at(10) }]);
    expect(selectThreads([], { since, message })).toEqual([{ parent: at(10) }]);
  });

  it('reads no thread for a message without replies, or whose replies were all deleted', () => {
    const empty = past(42, { reply_count: 0, latest_reply: '0000000000.000000' });
    const message = { timestamp: at(40), parent: at(40) };

    expect(selectThreads([past(40), empty], { since, message })).toEqual([]);
  });

  it('reads the 20 most recent threads when there are more', () => {
    const recent = Array.from({ length: 25 }, (_, n) => parent(n, n + 31));

    const threads = selectThreads(recent, { since, message: undefined });

    expect(threads).toHaveLength(20);
    expect(threads[0]).toMatchObject({ parent: at(24) });
  });
});

describe('selectMessages', () => {
  const selection = { since, until: at(59), message: undefined, limit: 200 };
  const select = (found: PastMessage[], overrides: object = {}) =>
    selectMessages(found, { ...selection, ...overrides }).map(({ timestamp }) => timestamp);

  it('takes what others said since, oldest first and without duplicates', () => {
    const found = [past(50), past(40), past(20), past(45, {}, true), past(40)];

    expect(select(found)).toEqual([at(40), at(50)]);
  });

  it('takes nothing that was said after the declaration', () => {
    expect(select([past(50), past(58)], { until: at(55) })).toEqual([at(50)]);
  });

  it("takes a thread's first message along with a new reply", () => {
    expect(select([parent(10, 40), reply(15, 10), reply(40, 10)])).toEqual([at(10), at(40)]);
  });

  it('takes the newest when there are too many', () => {
    expect(select([past(40), past(41), past(42)], { limit: 2 })).toEqual([at(41), at(42)]);
  });

  it('takes the message that the incident was declared from with its thread, however old', () => {
    const found = [past(50), parent(3, 6), reply(4, 3), reply(6, 3), past(5)];

    const selected = select(found, { message: readThreadedMessage(toSlackTs(at(4)), toSlackTs(at(3))) });

    expect(selected).toEqual([at(3), at(4), at(6), at(50)]);
  });
});

describe('readThreadedMessage', () => {
  it.each([
    ['nothing', undefined],
    ['no timestamp', 'abc'],
  ])('is undefined for %s', (_, ts) => {
    expect(readThreadedMessage(ts)).toBeUndefined();
  });
});
