import { expect, it } from 'vitest';
import { toSlackTs } from '../../../src/base/timestamp.js';
import { formatFigures, isThreadToRead } from '../../../src/capture/history/select-thread.js';
import { at, figures, past } from './past-messages.js';

const PARENT = at(1);
const rules = { recorded: [] as string[], unlike: undefined, readSince: undefined };
const thread = (count: number, latest?: string) => past(PARENT, figures(PARENT, count, latest));
const isToRead = (one: ReturnType<typeof past>, overrides: object = {}) =>
  isThreadToRead(one, { ...rules, ...overrides });

it.each([
  ['has replies that the record lacks', thread(2, at(5)), { recorded: [at(4)] }],
  ['has a newer reply and one fewer', thread(1, at(6)), { recorded: [at(4)] }],
  ['has lost a reply', thread(1, at(5)), { recorded: [at(4), at(5)] }],
  ['has lost all replies', thread(0), { recorded: [at(4)] }],
  ['is no thread in Slack any more', past(PARENT), { recorded: [at(4)] }],
  ['has changed since it was compared', thread(2, at(5)), { unlike: '1 x' }],
  ['is recent and the check thorough', thread(1, at(5)), { recorded: [at(5)], readSince: at(5) }],
])('reads a thread that %s', (_, one, overrides) => {
  expect(isToRead(one, overrides)).toBe(true);
});

it.each([
  ['is the same in the record', thread(2, at(5)), { recorded: [at(4), at(5)] }],
  ['was compared like this before', thread(2, at(5)), { unlike: formatFigures({ count: 2, latest: at(5) }) }],
  ['is old, although the check is thorough', thread(1, at(5)), { recorded: [at(5)], readSince: at(6) }],
  ['never had replies', past(PARENT), { readSince: at(0) }],
  ['is a reply sent to the channel', past(at(5), { thread_ts: toSlackTs(PARENT) }), { recorded: [] }],
])("doesn't read a thread that %s", (_, one, overrides) => {
  expect(isToRead(one, overrides)).toBe(false);
});
