import { userPosts } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { JOBS } from '../../../src/app/jobs.js';
import { createWorkerHandler } from '../../../src/app/lambda/worker-handler.js';
import { createWorker } from '../../../src/jobs/worker.js';
import { sqsEvent } from '../../lambda/events.js';
import { textOf } from '../../support/aegis.js';
import { createChance } from '../../support/chance.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB, BOT, CAROL } from '../../support/slack.js';
import type { PlannedFault, WireCall } from '../rig/faults.js';
import { expectPromisesKept } from '../rig/invariants.js';
import { useWorlds, type World } from '../rig/world.js';

const makeWorld = useWorlds();

/** Every request fails once; when it's sent again, it succeeds. */
function onceEach(fault: PlannedFault['do'], isMeant: (call: WireCall) => boolean = isWrite): PlannedFault {
  const seen = new Set<string>();
  return {
    do: fault,
    times: Number.POSITIVE_INFINITY,
    on(call) {
      // Every attempt of a transaction has its own token, and every lease a different end.
      const body = call.body.replace(/"ClientRequestToken":"[^"]*"|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
      if (!isMeant(call) || seen.has(body)) return false;
      seen.add(body);
      return true;
    },
  };
}

function isWrite({ name }: WireCall): boolean {
  return /^(?:Put|Update|Delete|Transact|BatchWrite)/.test(name);
}

/** Commands that use every kind of write. */
async function liveThrough(world: World): Promise<string> {
  await world.declare();
  await world.untilDone();
  const { channel_id: channel = '' } = (await theIncident(world)) ?? {};
  userPosts(world.workspace, { user: BOB, channel, text: 'errors at 40 %' });
  for (const text of ['ack', 'severity P0 all regions', 'note the vendor called', 'summary', 'close']) {
    await world.type(text, { channel });
    // If a lease was written but its response was lost, the job waits until the lease expires.
    await world.untilDone();
  }
  return channel;
}

/** Ignores numbers, because a number whose response was lost is never used. */
async function theIncident({ workspace, store }: World) {
  const channel = [...workspace.channels.values()].find(({ creator }) => creator === BOT);
  const link = await store.getChannelLink(channel?.id ?? '');
  return store.getIncident(link?.incident_id ?? '');
}

const statusOf = async (world: World) => (await theIncident(world))?.status;

describe('8: a table that responds later than Slack waits', () => {
  async function answered(work: (world: World, channel: string) => Promise<{ status: number }>) {
    const world = await makeWorld();
    const channel = await world.declare();
    world.bot.deps.settings.answerMs = 200;
    world.faults.add({ do: { delayMs: 1_000 }, times: Number.POSITIVE_INFINITY });
    const { status } = await work(world, channel);
    const reply = world.workspace.ephemerals.at(-1);
    await expectPromisesKept(world);
    return { status, reply: reply ? textOf(reply.message) : '' };
  }

  it('does not leave a command unanswered', async () => {
    const { status, reply } = await answered(({ bot }, channel) =>
      bot.delivery.command({ user: ALICE, channel, command: '/incident', text: 'ack' }),
    );

    expect(status).toBe(200);
    expect(reply).toContain('slow to respond');
  });

  it('leaves it to Slack to resend an event that is not stored in time', async () => {
    const { status } = await answered(({ bot, workspace }, channel) => {
      const ts = '1736950000.000001';
      const said = { type: 'message', channel, user: BOB, text: 'slowly', ts, event_ts: ts };
      return bot.delivery.event(envelopeOf(workspace, said));
    });

    expect(status).not.toBe(200);
  });
});

it.each(['drop-request', 'drop-reply', '500-after'] as const)(
  '10: with %s once on every write, nothing is lost or done twice',
  async (fault) => {
    const world = await makeWorld();
    world.faults.add(onceEach(fault));

    await liveThrough(world);

    expect(await statusOf(world)).toBe('CLOSED');
    await expectPromisesKept(world);
  },
);

describe('11:', () => {
  it('transactions that conflict three times each are retried', async () => {
    const world = await makeWorld();
    for (let n = 0; n < 3; n += 1) world.faults.add(onceEach('conflict'));

    await liveThrough(world);

    expect(await statusOf(world)).toBe('CLOSED');
    await expectPromisesKept(world);
  });

  it('throttling for as long as two deliveries of an event loses nothing', async () => {
    const world = await makeWorld();
    const channel = await world.declare();
    world.faults.add({ do: 'throttle', times: 8, on: isWrite });

    userPosts(world.workspace, { user: ALICE, channel, text: 'said while it throttles' });
    await world.settle();

    expect(world.events.lost).toEqual([]);
    expect((await world.store.loadRecord('INC-000001'))?.comments).toHaveLength(1);
    await expectPromisesKept(world);
  });

  it('throttling of a command is reported, and the command works when typed again', async () => {
    const world = await makeWorld();
    const channel = await world.declare();
    world.faults.add({ do: 'throttle', times: 4, on: isWrite });

    const first = await world.type('ack', { channel });
    await world.type('ack', { channel });

    expect(first).toMatch(/didn't answer|slow to respond/);
    expect(await statusOf(world)).toBe('ACKNOWLEDGED');
    await expectPromisesKept(world);
  });

  it('a batch that is processed in parts is completed', async () => {
    const world = await makeWorld();
    const channels: string[] = [];
    for (let n = 0; n < 5; n += 1) channels.push(await world.declare(`declare P1 search is slow ${n}`));
    world.faults.add({ do: 'unprocessed', times: 2 });

    const mine = await world.type('list mine', { channel: channels[4] ?? '' });

    expect(world.faults.pending).toBe(0);
    for (let n = 0; n < 5; n += 1) expect(mine).toContain(`search is slow ${n}`);
    await expectPromisesKept(world);
  });
});

it('12: a transaction that is resent after its token is forgotten is recognized by its own items', async () => {
  const world = await makeWorld();
  const isTransaction = ({ name }: WireCall) => name === 'TransactWriteItems';
  world.faults.add(onceEach('drop-reply', isTransaction));
  world.faults.add({ do: 'forget-token', times: Number.POSITIVE_INFINITY });

  await liveThrough(world);

  expect(await statusOf(world)).toBe('CLOSED');
  await expectPromisesKept(world);
});

describe('13: an index that lags behind', () => {
  const stale: PlannedFault = { do: 'stale', times: Number.POSITIVE_INFINITY };

  it('may hide an incident from a list, but never from its own commands', async () => {
    const world = await makeWorld();
    const channel = await world.declare();
    world.faults.add(stale);

    const listed = await world.type('list');
    await world.type('resolve rolled back', { channel });

    expect(listed).not.toContain('checkout fails');
    expect(await statusOf(world)).toBe('RESOLVED');
    await expectPromisesKept(world);
  });

  it('never admits outsiders or locks out insiders', async () => {
    const world = await makeWorld();
    await world.declare('declare P1 sesame --private');
    const open = await world.declare('declare P1 in the open');
    await world.type('join INC-2', { user: BOB });
    world.faults.add(stale);

    expect(await world.type('show INC-1', { user: CAROL })).toContain("There's no incident");
    expect(await world.type('ack INC-2', { user: CAROL })).toContain('Only participants');
    expect(await world.type('ack INC-2', { user: BOB })).not.toContain('Only people');
    expect((await world.store.getIncident('INC-000002'))?.status).toBe('ACKNOWLEDGED');
    expect(world.workspace.channels.get(open)?.members).toContain(BOB);
    await expectPromisesKept(world);
  });
});

it('14: with a queue that duplicates and shuffles, and one poison message in ten, only the poison is left', async () => {
  const world = await makeWorld();
  const channel = await world.declare();
  const { deps, queue } = world.bot;
  // From here on, jobs arrive only as messages.
  await queue.stop();
  for (const text of [
    'ack',
    'mitigate',
    'note one',
    'note two',
    'summary',
    'export',
    'resolve',
    'severity P0',
  ]) {
    await world.type(text, { channel });
  }
  const ids = await world.store.openRequestIds();
  const bodies = ids.map((request_id) => JSON.stringify({ request_id }));
  const chance = createChance(14);
  const messages = [...bodies, ...bodies, ...bodies, '{"request_id":', 'no job at all']
    .map((body, n) => ({
      message: {
        body,
        id: body.endsWith('}') ? `job-${n}` : `poison-${n}`,
        lane: body.endsWith('}') ? `${n % 5}` : 'poison',
      },
    }))
    .map((one) => ({ ...one, rank: chance() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ message }) => message);
  const worker = createWorker(deps, JOBS);
  const handler = createWorkerHandler({ worker, postpone: async () => undefined, logger: world.logger });

  const left = new Set(messages.map(({ id }) => id));
  for (let round = 0; round < 5; round += 1) {
    world.clock.advance(60_000);
    const batch = messages.filter(({ id }) => left.has(id));
    const { batchItemFailures } = await handler(sqsEvent(batch), { getRemainingTimeInMillis: () => 180_000 });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { id } of batch) if (!failed.has(id)) left.delete(id);
  }

  expect(ids.length).toBeGreaterThan(6);
  expect([...left].every((id) => id.startsWith('poison'))).toBe(true);
  expect(left.size).toBe(2);
  expect((await world.store.openRequestIds()).filter((id) => ids.includes(id))).toEqual([]);
  await expectPromisesKept(world);
});
