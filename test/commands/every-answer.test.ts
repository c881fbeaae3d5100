import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/app/config/default-settings.js';
import { UpstreamError } from '../../src/base/errors.js';
import { COMMAND_JOBS } from '../../src/commands/command-jobs.js';
import type { Invocation } from '../../src/commands/kernel/invocation.js';
import type { RequestDeps } from '../../src/commands/kernel/request-deps.js';
import { COMMANDS } from '../../src/commands/registry.js';
import { runCommand } from '../../src/commands/run-command.js';
import { deliverAnswer } from '../../src/jobs/show/deliver-answer.js';
import { notice } from '../../src/views/blocks.js';
import { createTestLogger } from '../support/logger.js';
import { anIncident, DECLARED_AT } from '../support/records.js';

const RESPONSE_URL = 'https://hooks.slack.com/actions/1';

/** Where a request is made from. `C01INC` is the incident channel. */
const PLACES = {
  'the incident channel': { channelId: 'C01INC' },
  'a thread in it': { channelId: 'C01INC', threadTs: '1736949909.123456' },
  'a private channel without Aegis': { channelId: 'G01SECRET' },
  'a channel without Aegis': { channelId: 'C01LOUNGE' },
  'a direct message': { channelId: 'D01ALICE' },
  Home: {},
} satisfies Record<string, Partial<Invocation>>;

const FAILURES = {
  'a throttled table': () =>
    new UpstreamError('throttled', 'The incident table is busy. Try again.', { retryable: true }),
  'a table that refuses': () => new UpstreamError('denied', "The incident table doesn't let Aegis in."),
  'a bug': () => new TypeError('undefined is not a function'),
};

/** Every call of every method throws. */
function failing(makeError: () => Error): never {
  const method = () => Promise.reject(makeError());
  return new Proxy({}, { get: () => method }) as never;
}

const person = { timeZone: 'UTC', isBot: false, isDeactivated: false, isGuest: false, isExternal: false };

function depsWith(makeError: () => Error): RequestDeps {
  const broken = failing(makeError);
  return {
    archive: broken,
    cached: {
      incidentOf: async (id: string) => (id === 'C01INC' ? 'INC-000042' : undefined),
      forget: async () => undefined,
    },
    clock: { now: () => DECLARED_AT },
    contents: broken,
    logger: createTestLogger(),
    queue: broken,
    settings: DEFAULT_SETTINGS,
    slack: {
      user: async (id: string) => ({ ...person, id, name: id }),
      names: async () => new Map(),
      directory: async () => ({ people: [], isComplete: true }),
      isInChannel: async () => true,
      userGroups: async () => [],
    },
    // It fails only once the incident is read, which is later than for any other command.
    store: new Proxy(broken as object, {
      get: (target, name) =>
        name === 'getIncident'
          ? async () => anIncident({ incident_id: 'INC-000042', channel_id: 'C01INC' })
          : Reflect.get(target, name),
    }),
  } as unknown as RequestDeps;
}

describe.each(Object.entries(FAILURES))('with %s', (_, makeError) => {
  it.each(Object.entries(PLACES))('answers every command typed in %s', async (_place, where) => {
    const silent: string[] = [];
    for (const { name, examples } of COMMANDS) {
      for (const example of examples) {
        const line = example.replace(/^\/incident ?/, '').replace(/@\w+/g, '<@U01BOB>');
        const invocation = { requestId: `cmd-${line}`, userId: 'U01ALICE', at: DECLARED_AT, ...where };
        const reply = await runCommand(depsWith(makeError), invocation, line);
        const isAnswer = reply.kind === 'modal' || (reply.kind === 'message' && reply.message.text !== '');
        if (!isAnswer) silent.push(`${name}: ${line}`);
      }
    }

    expect(silent).toEqual([]);
  });
});

/** Each way to reach a person, and how Slack may refuse it. */
const WAYS = {
  respond: ['http_404', 'http_410', 'http_500', 'expired_url'],
  postEphemeral: ['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived'],
  postDirect: ['cannot_dm_bot', 'messages_tab_disabled'],
} as const;

type Way = keyof typeof WAYS;

/** What a person gets when Slack refuses some ways. */
async function reached(where: Partial<Invocation>, refused: ReadonlyMap<Way, string>) {
  const used: Way[] = [];
  const way = (name: Way) => async () => {
    const code = refused.get(name);
    if (code !== undefined)
      throw new UpstreamError(code, 'Slack refused.', { retryable: code === 'http_500' });
    used.push(name);
  };
  const slack = {
    respond: way('respond'),
    postEphemeral: way('postEphemeral'),
    postDirect: way('postDirect'),
  };
  const to = {
    user_id: 'U01ALICE',
    ...(where.channelId !== undefined && { channel_id: where.channelId }),
    ...(where.threadTs !== undefined && { thread_ts: where.threadTs }),
    ...(where.responseUrl !== undefined && { response_url: where.responseUrl }),
  };
  await deliverAnswer(slack, { to, message: notice('Done.'), replace: false, isLast: true });
  return used;
}

describe.each(Object.entries(PLACES))('an answer to a request in %s', (_, where) => {
  const addresses = [where, { ...where, responseUrl: RESPONSE_URL }];
  const refusals = Object.entries(WAYS).flatMap(([way, codes]) =>
    codes.map((code) => ({ way: way as Way, code })),
  );

  it.each(refusals)('arrives once even when $way is refused: $code', async ({ way, code }) => {
    for (const address of addresses) {
      const hasOther = way !== 'postDirect' || 'channelId' in address || 'responseUrl' in address;
      const outcome = await reached(address, new Map([[way, code]])).catch(() => []);

      expect(outcome).toHaveLength(hasOther ? 1 : 0);
      expect(outcome).not.toContain(way);
    }
  });

  it('arrives as a direct message when every other way is refused', async () => {
    const refused = new Map<Way, string>([
      ['respond', 'http_404'],
      ['postEphemeral', 'channel_not_found'],
    ]);

    expect(await reached({ ...where, responseUrl: RESPONSE_URL }, refused)).toEqual(['postDirect']);
  });
});

/** Nobody waits for what these do, or the answer is the job itself. */
const UNATTENDED = [
  'alerts',
  'alerts-resolved',
  'page-acknowledgement',
  'channel-converted',
  'channel-moved',
  'person-left',
  'person-deactivated',
  'refresh-summary',
  'withdraw-words',
  'overtaken',
  'reminder',
  'task-reminder',
  'home',
  'take-back-homes',
  'home-after-leaving',
];

it('has every job that someone waits for notify them when it fails for good', async () => {
  const jobs = await Promise.all(Object.values(COMMAND_JOBS).map((load) => load()));
  const silent = jobs.filter(({ onFailure }) => onFailure === undefined).map(({ kind }) => kind);
  const unexpected = silent.filter((kind) => !UNATTENDED.includes(kind) && !kind.startsWith('drill-'));

  expect(unexpected).toEqual([]);
});
