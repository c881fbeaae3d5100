import { describe, expect, it } from 'vitest';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import type { ArgumentContext } from '../../../src/commands/kernel/arguments/arguments.js';
import { scope } from '../../../src/commands/summaries/summary/summary-scope.js';

const context = {
  deps: { slack: { user: async () => ({ timeZone: 'Europe/Berlin' }) } },
  invocation: { userId: 'U01ALICE', at: '2025-01-15T14:05:09.000000Z' },
  command: { name: 'summary', usage: 'summary [since 30m | as-of 14:05 | handoff | full] [id]' },
  sure: new Set(),
} as unknown as ArgumentContext;

const read = async (typed: string) => scope.take(new ArgumentReader(typed), context);

describe('the scope of a summary', () => {
  it.each([
    ['', { kind: 'state', whole: false }],
    ['full', { kind: 'state', whole: true }],
    ['handoff', { kind: 'handoff' }],
    ['Hand-over', { kind: 'handoff' }],
    ['since 30m', { kind: 'since', since: '2025-01-15T13:35:09.000000Z' }],
    ['since 14:00', { kind: 'since', since: '2025-01-15T13:00:00.000000Z' }],
    ['as-of 14:00', { kind: 'as-of', as_of: '2025-01-15T13:00:00.000000Z' }],
    ['as of 2025-01-15T12:00:00Z', { kind: 'as-of', as_of: '2025-01-15T12:00:00.000000Z' }],
  ])('is read from "%s"', async (typed, wanted) => {
    expect(await read(typed)).toEqual(wanted);
  });

  it.each(['purple', 'since', 'as-of'])('is refused when it reads "%s"', async (typed) => {
    await expect(read(typed)).rejects.toThrow('alone or with `since 30m`');
  });

  it('reads back the time in a refresh button', async () => {
    const since = '2025-01-15T13:35:09.123456Z';

    expect(await read(`since ${since}`)).toEqual({ kind: 'since', since });
  });
});
