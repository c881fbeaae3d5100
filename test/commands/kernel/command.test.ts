import { describe, expect, it } from 'vitest';
import { lead, viewer } from '../../../src/commands/kernel/access.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import { flag, rest, word } from '../../../src/commands/kernel/arguments/arguments.js';
import { readSeverity } from '../../../src/commands/kernel/arguments/read-severity.js';
import { defineCommand } from '../../../src/commands/kernel/command.js';
import { answer } from '../../../src/commands/kernel/reply.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import { notice } from '../../../src/views/blocks.js';
import { anIncident, DECLARED_AT } from '../../support/records.js';

/** The commands here use nothing. */
const deps = {} as RequestDeps;
const invocation = { requestId: 'cmd-1', userId: 'U01ALICE', at: DECLARED_AT };
const incident = anIncident();

const description = {
  name: 'page',
  aliases: [],
  group: 'Run an incident' as const,
  usage: 'page [text]',
  summary: 'page someone',
  examples: ['/incident page'],
};

const input = (typed: string) => ({ invocation, incident, reader: new ArgumentReader(typed) });

describe('a defined command', () => {
  it('passes its arguments and its incident to run', async () => {
    const page = defineCommand({
      ...description,
      target: 'incident',
      access: viewer,
      arguments: { severity: word(readSeverity), text: rest() },
      run: async (_deps, { incident: { incident_id }, args, invocation: { userId } }) =>
        answer(notice(`${incident_id} ${args.severity} ${args.text} ${userId}`)),
    });

    const { run } = await page.prepare(deps, input('P1 wake up'));

    expect(await run()).toEqual(answer(notice('INC-000042 P1 wake up U01ALICE')));
  });

  it('does nothing before run', async () => {
    let runs = 0;
    const page = defineCommand({
      ...description,
      target: 'none',
      access: viewer,
      async run() {
        runs += 1;
        return answer(notice('done'));
      },
    });

    const { run } = await page.prepare(deps, input(''));
    expect(runs).toBe(0);
    await run();

    expect(runs).toBe(1);
  });

  it('bases access on its arguments and its incident', async () => {
    const page = defineCommand({
      ...description,
      target: 'incident',
      access: ({ args, incident: { severity } }) => (args.all && severity === 'P1' ? lead('page') : viewer),
      arguments: { all: flag('all') },
      run: async () => answer(notice('paged')),
    });

    expect((await page.prepare(deps, input('all'))).access).toEqual(lead('page'));
    expect((await page.prepare(deps, input(''))).access).toEqual(viewer);
  });

  it('refuses words that no argument takes before access is decided', async () => {
    const page = defineCommand({
      ...description,
      target: 'none',
      access: () => {
        throw new Error('access was decided');
      },
      run: async () => answer(notice('paged')),
    });

    await expect(page.prepare(deps, input('everyone'))).rejects.toThrow(
      '`/incident page` doesn\'t understand "everyone". Usage: `/incident page [text]`.',
    );
  });

  it.each([
    ['none', {}],
    ['text', { text: rest() }],
    ['verbatim', { all: flag('all'), text: rest('verbatim') }],
  ] as const)('reports its rest as %s', (kind, spec) => {
    const page = defineCommand({
      ...description,
      target: 'none',
      access: viewer,
      arguments: spec,
      run: async () => answer(notice('paged')),
    });

    expect(page.rest).toBe(kind);
  });
});
