import {
  createDelivery,
  type Reply,
  type SignedRequest,
  userDeletes,
  userEdits,
  userPosts,
} from 'slack-simulator';
import { expect, it } from 'vitest';
import { systemLater } from '../../../src/app/open/system-clock.js';
import { createIdentity } from '../../../src/bot/client/identity.js';
import { createSlackClients } from '../../../src/bot/client/slack-clients.js';
import { createApp } from '../../../src/bot/edge/app.js';
import { createSocketReceiver } from '../../../src/bot/edge/socket-receiver.js';
import { createChance } from '../../support/chance.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB, BOT, GENERAL } from '../../support/slack.js';
import { everything, expectPromisesKept } from '../rig/invariants.js';
import { useWorlds, type World } from '../rig/world.js';

/** `npm run test:faults` tries 1,000 of each. */
const PERMUTATIONS = Number(process.env.AEGIS_TEST_PERMUTATIONS ?? 60);
const REPLAYS = Number(process.env.AEGIS_TEST_PERMUTATIONS ?? 60);

const makeWorld = useWorlds();

const message = (channel: string, text: string, ts = '1736950000.000001') => ({
  type: 'message',
  channel,
  channel_type: 'channel',
  user: BOB,
  text,
  ts,
  event_ts: ts,
});

const textsOf = async ({ store }: World) =>
  (await store.loadRecord('INC-000001'))?.comments.map(({ text }) => text);

const ownChannels = ({ workspace }: World) =>
  [...workspace.channels.values()].filter(({ creator }) => creator === BOT);

/** Delivers like Slack with a clock that's off, or records what was sent. */
function deliveryOf(world: World, options: { offset?: number; sent?: SignedRequest[] }) {
  const { workspace, bot } = world;
  return createDelivery({
    workspace,
    baseUrl: bot.uplink.url,
    signingSecret: workspace.app.signingSecret,
    now: () => Date.now() / 1000 + (options.offset ?? 0),
    send: (request) => {
      options.sent?.push(request);
      return bot.send(request);
    },
  });
}

it('1: an event that is delivered four times, with and without retry headers, is one item', async () => {
  const world = await makeWorld();
  const channel = await world.declare();
  const envelope = envelopeOf(world.workspace, message(channel, 'once'));
  const { event } = world.bot.delivery;

  const replies: Reply[] = [
    await event(envelope),
    await event(envelope, { retryNum: 1, retryReason: 'http_timeout' }),
    await event(envelope, { retryNum: 3, retryReason: 'http_error' }),
    await event(envelope, { retryNum: 0, retryReason: 'http_timeout' }),
    ...(await Promise.all([event(envelope), event(envelope)])),
  ];

  expect(replies.map(({ status }) => status)).toEqual(Array(6).fill(200));
  expect(await textsOf(world)).toEqual(['once']);
  await expectPromisesKept(world);
});

it('2: a message that mentions the bot arrives as two events and is one item', async () => {
  const world = await makeWorld();
  const channel = await world.declare();

  userPosts(world.workspace, { user: ALICE, channel, text: `<@${BOT}> errors at 4 %` });
  await world.settle();

  expect(world.events.acknowledged.map(({ event }) => event.type)).toEqual(
    expect.arrayContaining(['message', 'app_mention']),
  );
  expect(await textsOf(world)).toEqual([`<@${BOT}> errors at 4 %`]);
  await expectPromisesKept(world);
});

it(`3: edits and deletions in any order, ${PERMUTATIONS} times: a deletion wins, else the newest edit`, async () => {
  const world = await makeWorld();
  const { workspace, events, clock } = world;
  const channel = await world.declare();
  const chance = createChance(3);
  for (let n = 0; n < PERMUTATIONS; n += 1) {
    events.hold(true);
    const { ts } = userPosts(workspace, { user: BOB, channel, text: `first ${n}` });
    for (const words of ['second', 'third']) {
      clock.advance(Math.floor(chance() * 3));
      userEdits(workspace, { channel, ts, user: BOB, text: `${words} ${n}` });
    }
    if (chance() < 0.5) userDeletes(workspace, { channel, ts });
    events.disturb(chance);
    events.hold(false);
    await world.settle();
  }

  const texts = (await textsOf(world)) ?? [];
  expect(texts).toHaveLength(PERMUTATIONS);
  expect(texts.filter((text) => text !== undefined && !text.startsWith('third'))).toEqual([]);
  await expectPromisesKept(world);
});

it.each([2, 20])('4: %i simultaneous submissions of one form declare one incident', async (times) => {
  const world = await makeWorld();
  await world.type('declare');
  const view = world.workspace.modals.at(-1)?.view;
  if (!view) throw new Error('no form is open');
  const submission = { user: ALICE, view, values: { title: 'it burns', severity: 'P1' } };

  await Promise.all(Array.from({ length: times }, () => world.bot.delivery.viewSubmission(submission)));
  await world.settle();

  expect(ownChannels(world)).toHaveLength(1);
  await expectPromisesKept(world);
});

it('5: a command that is delivered twice has one effect; the same text typed again is asked about', async () => {
  const world = await makeWorld();

  await world.type('declare P1 it burns', { triggerId: 'T1.same' });
  await world.type('declare P1 it burns', { triggerId: 'T1.same' });
  const second = await world.type('declare P1 it burns', { triggerId: 'T2.other' });

  expect(ownChannels(world)).toHaveLength(1);
  expect(second).toContain('a few seconds ago');
  await expectPromisesKept(world);
});

it(`6: ${REPLAYS} replays within the window, with header names spelled differently, have no effect`, async () => {
  const world = await makeWorld();
  const channel = await world.declare();
  const sent: SignedRequest[] = [];
  const delivery = deliveryOf(world, { sent });
  const use = { user: ALICE, channel, command: '/incident' };
  for (const text of ['ack', 'note the vendor called', 'summary', 'severity P0', 'assign @bob comms']) {
    await delivery.command({ ...use, text });
  }
  await delivery.event(envelopeOf(world.workspace, message(channel, 'said once')));
  await delivery.command({ ...use, channel: GENERAL, text: 'declare P2 another one' });
  await world.drain();
  const before = await everything(world);
  const posts = ownChannels(world).map(({ messages }) => messages.length);

  for (let n = 0; n < REPLAYS; n += 1) {
    const request = sent[n % sent.length];
    if (request) await world.bot.send({ ...request, headers: spelled(request.headers, n) });
  }
  await world.drain();

  expect(await everything(world)).toEqual(before);
  expect(ownChannels(world).map(({ messages }) => messages.length)).toEqual(posts);
  await expectPromisesKept(world);
});

/** Header names are case-insensitive, and proxies add their own headers. */
function spelled(headers: Record<string, string>, n: number): Record<string, string> {
  const spell = [(name: string) => name, (name: string) => name.toUpperCase(), titled][n % 3] ?? titled;
  const renamed = Object.entries(headers).map(([name, value]) => [spell(name), value]);
  return { ...Object.fromEntries(renamed), 'x-forwarded-for': `10.0.0.${n % 250}` };
}

function titled(name: string): string {
  return name.replace(/(^|-)\w/g, (letter) => letter.toUpperCase());
}

it.each([
  [-298, 200],
  [-302, 401],
  [3_600, 401],
  [-3_600, 401],
])('7: a request signed by a clock that is %i s off is answered with %i', async (offset, status) => {
  const world = await makeWorld();
  const text = 'declare P1 by another clock';

  const use = { user: ALICE, channel: GENERAL, command: '/incident', text };
  const reply = await deliveryOf(world, { offset }).command(use);
  await world.settle();

  expect(reply.status).toBe(status);
  expect(ownChannels(world)).toHaveLength(status === 200 ? 1 : 0);
  await expectPromisesKept(world);
});

it('23: events are recorded once when they arrive over two sockets, one of which breaks', async () => {
  const world = await makeWorld();
  const { workspace, slack, logger, bot } = world;
  const channel = await world.declare();
  const { botToken: token, appToken } = workspace.app;
  const identity = createIdentity(createSlackClients({ token, apiUrl: slack.apiUrl, logger }).interactive);
  const edge = { appToken, apiUrl: slack.apiUrl, later: systemLater, logger };
  const receiver = createSocketReceiver(edge);
  const app = createApp({ deps: bot.requestDeps, identity, receiver, token });
  const other = createSocketReceiver(edge);
  const second = createApp({ deps: bot.requestDeps, identity, receiver: other, token });
  await Promise.all([app.start(), second.start()]);
  const send = (n: number) => {
    const payload = envelopeOf(
      workspace,
      message(channel, `over the socket ${n}`, `1736950000.0000${10 + n}`),
    );
    return slack.socket.send({ type: 'events_api', payload });
  };

  await send(0);
  world.faults.add({ do: { delayMs: 200 }, times: 3 });
  const broken = send(1);
  slack.socket.drop();
  await broken;
  slack.socket.disconnect();
  await Promise.all([send(2), send(3), send(2)]);

  await Promise.all([app.stop(), second.stop()]);
  expect(await textsOf(world)).toEqual([0, 1, 2, 3].map((n) => `over the socket ${n}`));
  await expectPromisesKept(world);
});
