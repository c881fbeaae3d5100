import { type FaultKind, userPosts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { epochMillis } from '../../../src/base/timestamp.js';
import { textOf } from '../../support/aegis.js';
import { ALICE, BOB, BOT } from '../../support/slack.js';
import { expectPromisesKept } from '../rig/invariants.js';
import { differences, outcomeOf } from '../rig/scenarios.js';
import { useWorlds, type World } from '../rig/world.js';

/** `npm run test:faults` tries every refusal in every place, a normal run tries each refusal somewhere. */
const IS_THOROUGH = Number(process.env.AEGIS_TEST_KILLS ?? 1) > 1;

const makeWorld = useWorlds();

/** A method on the acknowledging path: a failure there is reported immediately, and nothing is done. */
const ASKED_FIRST = ['auth.test', 'bots.info', 'users.info'];

/** Commands that use every kind of Slack call. */
async function liveThrough(world: World): Promise<void> {
  await world.declare();
  await world.untilDone();
  const { id: channel } = ownChannel(world);
  userPosts(world.workspace, { user: ALICE, channel, text: 'errors at 40 %' });
  await world.settle();
  for (const text of ['ack', 'note the vendor called', 'summary', 'export', 'stats', 'close']) {
    await world.type(text, { channel });
    await world.untilDone();
  }
  await world.type('join INC-1', { user: BOB });
  await world.untilDone();
}

function ownChannel({ workspace }: World) {
  const channel = [...workspace.channels.values()].find(({ creator }) => creator === BOT);
  if (!channel) throw new Error('there is no channel');
  return channel;
}

/** Every method that an incident's life uses, from a run without faults. */
async function liveWell() {
  const world = await makeWorld();
  await liveThrough(world);
  await expectPromisesKept(world);
  const methods = [...new Set(world.slack.calls.map(({ method }) => method))];
  return { methods: methods.filter((method) => !ASKED_FIRST.includes(method)), done: await outcomeOf(world) };
}

let well: Awaited<ReturnType<typeof liveWell>> | undefined;

describe('15, 16, 17: every Slack method fails once, and in the end everything is done, and nothing twice, after', () => {
  it.each(
    some<[string, FaultKind]>(
      [
        ['429 with Retry-After', 'ratelimited'],
        ['429 without', 'ratelimited-bare'],
        ['500', 'http-500'],
        ['500 when it is done', '500-after'],
        ['a broken connection', 'reset'],
        ['a broken connection when it is done', 'reset-after'],
        ['200 and `ratelimited`', { error: 'ratelimited' }],
        ['200 and `internal_error`', { error: 'internal_error' }],
        ['200 and a page', 'html'],
        ['200 and nothing', 'empty'],
      ],
      1,
      5,
    ),
  )('%s', async (_, fault) => {
    well ??= await liveWell();
    const { methods, done } = well;
    const world = await makeWorld();
    for (const method of methods) world.slack.faults.add({ method, do: fault });

    await liveThrough(world);

    expect(world.slack.faults.pending().map(({ method }) => method)).toEqual([]);
    expect(differences(done, await outcomeOf(world))).toEqual([]);
    await expectPromisesKept(world);
  });
});

it('15: a rate-limited call waits as long as asked while others continue', async () => {
  const world = await makeWorld();
  const channel = await world.declare();
  world.slack.faults.add({ method: 'chat.postMessage', do: 'ratelimited', retryAfterSeconds: 30 });

  await world.type('ack', { channel });
  const waiting = await world.store.openRequestIds();
  const request = await world.store.getRequest(waiting[0] ?? '');
  const other = await world.declare('declare P2 another one');

  const until = epochMillis(request?.leased_until ?? '');
  expect(waiting).toHaveLength(1);
  expect(until - epochMillis(world.clock.now())).toBeGreaterThan(25_000);
  expect(world.workspace.channels.get(other)?.pins).toHaveLength(1);
  expect((await world.store.getIncident('INC-000001'))?.status).toBe('ACKNOWLEDGED');
  await expectPromisesKept(world);
});

describe('18: a permanent refusal by Slack', () => {
  const REFUSALS = [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'token_revoked',
    'missing_scope',
    'unknown_method',
  ];

  it.each(some(REFUSALS, 0))(
    'does not prevent a declaration if it concerns something optional: %s',
    async (error) => {
      const world = await makeWorld();
      for (const method of [
        'conversations.setTopic',
        'pins.add',
        'conversations.invite',
        'conversations.history',
      ]) {
        world.slack.faults.add({ method, do: { error }, times: 100 });
      }

      await world.declare();
      await world.untilDone();

      expect(shownLast(world)).toContain('INC-1 is declared');
      expect((await world.store.getIncident('INC-000001'))?.status).toBe('OPEN');
      await expectPromisesKept(world);
    },
  );

  it.each(some([...REFUSALS, 'restricted_action', 'name_taken'], 1))(
    'is reported if there can be no channel: %s',
    async (error) => {
      const world = await makeWorld();
      world.slack.faults.add({ method: 'conversations.create', do: { error }, times: 100 });

      await world.declare();
      await world.untilDone();

      expect(shownLast(world)).toContain("couldn't be declared");
      expect(callsOf(world, 'conversations.create')).toBeLessThanOrEqual(6);
      expect(await world.store.getIncident('INC-000001')).toBeUndefined();
      await expectPromisesKept(world);
    },
  );

  it.each(some(REFUSALS, 2))('is reported if nothing can be posted: %s', async (error) => {
    const world = await makeWorld();
    world.slack.faults.add({ method: 'chat.postMessage', do: { error }, times: 100 });

    await world.declare();
    await world.untilDone();

    expect(shownLast(world)).toContain('INC-1 is declared');
    expect(callsOf(world, 'chat.postMessage')).toBeLessThanOrEqual(6);
    await expectPromisesKept(world);
  });

  it.each(some(REFUSALS, 3))('of an answer to a click is logged once: %s', async (error) => {
    const world = await makeWorld();
    const channel = await world.declare();
    for (const method of ['chat.update', 'chat.postEphemeral', 'files.getUploadURLExternal']) {
      world.slack.faults.add({ method, do: { error }, times: 100 });
    }

    for (const text of ['ack', 'summary', 'export']) await world.type(text, { channel });
    await world.untilDone();

    for (const method of ['chat.update', 'files.getUploadURLExternal']) {
      expect(callsOf(world, method)).toBeLessThanOrEqual(6);
    }
    await expectPromisesKept(world);
  });

  it.each(['users.info', 'auth.test'])(
    'or failure to identify the user (%s) lets nobody do anything',
    async (method) => {
      const world = await makeWorld();
      world.slack.faults.add({ method, do: 'http-500', times: 100 });

      const reply = await world.type('declare P1 it burns');

      expect(world.asked.at(-1)?.status === 200 ? reply : "Slack didn't answer").toContain(
        "Slack didn't answer",
      );
      expect(await world.store.openRequestIds()).toEqual([]);
      await expectPromisesKept(world);
    },
  );
});

/** In a normal run, a few of them, different ones in each place. */
function some<T>(all: readonly T[], place: number, every = 3): readonly T[] {
  return IS_THOROUGH ? all : all.filter((_, n) => n % every === place % every);
}

function shownLast({ workspace }: World): string {
  const last = workspace.ephemerals.at(-1);
  return last ? textOf(last.message) : '';
}

function callsOf({ slack }: World, method: string): number {
  return slack.calls.filter((call) => call.method === method).length;
}
