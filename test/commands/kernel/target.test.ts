import { describe, expect, it } from 'vitest';
import { NotFoundError, UsageError } from '../../../src/base/errors.js';
import { ArgumentReader } from '../../../src/commands/kernel/arguments/argument-reader.js';
import { QuestionError } from '../../../src/commands/kernel/arguments/question.js';
import type { Command } from '../../../src/commands/kernel/command.js';
import type { Invocation } from '../../../src/commands/kernel/invocation.js';
import type { RequestDeps } from '../../../src/commands/kernel/request-deps.js';
import { loadTarget, loadVisible } from '../../../src/commands/kernel/target.js';
import { createCachedReads } from '../../../src/data/store/cached-reads.js';
import { createStore } from '../../../src/data/store/store.js';
import { createMemoryCache } from '../../../src/data/table/cache.js';
import type { InteractiveSlack } from '../../../src/ports/slack.js';
import { createTestLogger } from '../../support/logger.js';
import { aDeclaration, anIncident } from '../../support/records.js';
import { useTables } from '../../support/table.js';

const freshTable = useTables();

const MALLORYS_CHANNEL = 'C01INC';

/** A person who isn't a participant, typing in a channel. */
const from = (channelId?: string): Invocation => ({
  userId: 'U09MALLORY',
  requestId: 'cmd-1',
  at: '2025-01-15T14:06:00.000000Z',
  ...(channelId && { channelId }),
});

const slack = {
  async user(id: string) {
    return { id, name: 'Mallory', isBot: false, isDeactivated: false, isGuest: false, isExternal: false };
  },
  isInChannel: async (channel: string) => channel === MALLORYS_CHANNEL,
} as unknown as InteractiveSlack;
const logger = createTestLogger();

it.each([
  ['in', 'C01INC'],
  ["who isn't in", 'C03INC'],
])('shows a private incident to a person %s its channel, wherever they type', async (_, channel_id) => {
  const store = createStore(await freshTable());
  await store.declareIncident(aDeclaration({ visibility: 'private', channel_id }));

  for (const typedIn of ['C01INC', 'C03INC', 'C02OTHER', undefined]) {
    const look = loadVisible({ slack, store, logger }, from(typedIn), 'INC-000042');

    if (channel_id === MALLORYS_CHANNEL) await expect(look).resolves.toMatchObject({ channel_id });
    else await expect(look).rejects.toThrow(NotFoundError);
  }
});

it.each(['incident', 'optional'] as const)(
  "finds an incident by another program's id for a command whose incident is %s",
  async (target) => {
    const store = createStore(await freshTable());
    await store.declareIncident(aDeclaration({ incident_id: 'prod-7f3a' }));
    const deps = { slack, store, logger, cached: createCachedReads(store, createMemoryCache()) };
    const source = { invocation: from(), reader: new ArgumentReader('mine prod-7f3a') };

    const incident = await loadTarget(deps, { name: 'show', target, rest: 'none', examples: [] }, source);

    expect(incident?.incident_id).toBe('prod-7f3a');
  },
);

describe('the incident of a command', () => {
  /** Every id names a public incident, and C01INC is the channel of INC-000001. */
  const deps = {
    slack,
    cached: { incidentOf: async (channel: string) => (channel === 'C01INC' ? 'INC-000001' : undefined) },
    store: { getIncident: async (incident_id: string) => anIncident({ incident_id }) },
  } as unknown as RequestDeps;

  const onlyIncident = (known: string) => ({
    getIncident: async (incident_id: string) =>
      incident_id === known ? anIncident({ incident_id }) : undefined,
  });

  async function find(typed: string, command: Pick<Command, 'rest' | 'target'>, channelId?: string) {
    const reader = new ArgumentReader(typed);
    const described = { ...command, name: 'show', examples: ['/incident show 42'] };
    const incident = await loadTarget(deps, described, { invocation: from(channelId), reader });
    return [incident?.incident_id, reader.rest()];
  }

  it.each([
    // No text follows: an id may be anywhere, in any form.
    ['42', 'none', 'INC-000042', ''],
    ['#42', 'none', 'INC-000042', ''],
    ['P1 42', 'none', 'INC-000042', 'P1'],
    ['7 inc-42', 'none', 'INC-000042', '7'],
    ['prod-7f3a', 'none', 'prod-7f3a', ''],
    ['2024-11 P1', 'none', '2024-11', 'P1'],
    // Text follows: an id is the first or the last word.
    ['42 it burns', 'text', 'INC-000042', 'it burns'],
    ['it burns INC-42', 'text', 'INC-000042', 'it burns'],
    ['42 it burns', 'verbatim', 'INC-000042', 'it burns'],
    ['id:prod-7f3a 42', 'verbatim', 'prod-7f3a', '42'],
  ] as const)('elsewhere, `%s` with rest %s names %s', async (typed, rest, id, left) => {
    expect(await find(typed, { rest, target: 'incident' })).toEqual([id, left]);
  });

  it.each([
    ['42', 'none', 'INC-000001', '42'],
    ['P1 INC-42', 'none', 'INC-000042', 'P1'],
    ['42 hosts are down', 'text', 'INC-000001', '42 hosts are down'],
    ['INC-42 is back', 'text', 'INC-000042', 'is back'],
    ['INC-42', 'text', 'INC-000042', ''],
    ['rolled back INC-1', 'text', 'INC-000001', 'rolled back'],
    ['P1 INC-42', 'text', 'INC-000042', 'P1'],
    ['INC-42 looks the same', 'verbatim', 'INC-000001', 'INC-42 looks the same'],
    ['id:INC-000042 x', 'verbatim', 'INC-000042', 'x'],
    ['', 'none', 'INC-000001', ''],
  ] as const)('in an incident channel, `%s` with rest %s means %s', async (typed, rest, id, left) => {
    expect(await find(typed, { rest, target: 'incident' }, 'C01INC')).toEqual([id, left]);
  });

  it.each([
    ['42 of 43', undefined],
    ['2 hosts are back', undefined],
    ['rolled back to release 2', undefined],
    ['rolled back to release #2', undefined],
    ['the same as INC-42', undefined],
    ['the same as INC-42', 'C01INC'],
    ['rolled back INC-42', 'C01INC'],
  ])('is asked about if a number may be part of the text: %s', async (typed, channelId) => {
    const refused = find(typed, { rest: 'text', target: 'incident' }, channelId);

    await expect(refused).rejects.toBeInstanceOf(QuestionError);
    await expect(refused).rejects.toThrow('or is the number part of the text? Nothing was done.');
  });

  it.each([
    ['show INC-1700000000000-AB12CD', 'none'],
    ['INC-1700000000000-AB12CD it burns', 'text'],
    ['it burns inc-1700000000000-ab12cd', 'text'],
    ['INC-1700000000000-AB12CD it burns', 'verbatim'],
  ] as const)('may have an id that another program assigned: %s', async (typed, rest) => {
    const known = { ...deps, store: onlyIncident('INC-1700000000000-AB12CD') } as unknown as RequestDeps;
    const reader = new ArgumentReader(typed);
    const command = { name: 'show', examples: [], target: 'incident', rest } as const;

    const incident = await loadTarget(known, command, { invocation: from(), reader });

    expect(incident?.incident_id).toBe('INC-1700000000000-AB12CD');
  });

  it.each(['<#C01INC|inc-1-checkout>', '(<#C01INC>)', 'inc 1', '*INC-1*:'])(
    'may be named as %s',
    async (typed) => {
      expect(await find(typed, { rest: 'none', target: 'incident' }, 'C02OTHER')).toEqual(['INC-000001', '']);
    },
  );

  it('must be named when a command needs one', async () => {
    const refused = find('', { rest: 'none', target: 'incident' }, 'C02OTHER');

    await expect(refused).rejects.toThrow('Which incident? Add its id, `/incident show 42`');
    await expect(refused).rejects.toBeInstanceOf(UsageError);
  });

  it.each([
    ['', '/incident status 42`'],
    ['resolved', '/incident status 42 resolved`'],
  ])('is asked for with an example that does no more than what was typed: %j', async (typed, example) => {
    const examples = ['/incident status', '/incident status 42 resolved'];
    const command = { name: 'status', examples, target: 'incident', rest: 'none' } as const;
    const reader = new ArgumentReader(typed);

    await expect(loadTarget(deps, command, { invocation: from('C02OTHER'), reader })).rejects.toThrow(
      example,
    );
  });

  it('may be absent when it is optional', async () => {
    expect(await find('', { rest: 'none', target: 'optional' })).toEqual([undefined, '']);
  });

  it('is never looked up by a command without one', async () => {
    expect(await find('INC-42', { rest: 'none', target: 'none' }, 'C01INC')).toEqual([undefined, 'INC-42']);
  });
});
