import { createHmac } from 'node:crypto';
import {
  channelIdChanges,
  channelIsShared,
  type Message,
  userConverts,
  userDeletes,
  userDeletesFile,
  userJoins,
  userKicks,
  userLeaves,
  userOpensHome,
  userPosts,
  type View,
} from 'slack-simulator';
import { alertBatch } from '../../../src/alerts/alert-jobs.js';
import { laneOf } from '../../../src/alerts/route-alert.js';
import { epochMillis } from '../../../src/base/timestamp.js';
import { learnerSpoke } from '../../../src/capture/learner-spoke.js';
import { summaryRefresh } from '../../../src/capture/summary-refresh.js';
import { wordsWithdrawal } from '../../../src/capture/words-withdrawal.js';
import { groupWord } from '../../../src/commands/alerts/group-ref.js';
import { COMMANDS } from '../../../src/commands/registry.js';
import { sendReminders } from '../../../src/commands/reminders/send-reminders.js';
import { remindOwners } from '../../../src/commands/tasks/remind-owners.js';
import { deliverEvents } from '../../../src/events/deliver-events.js';
import { pageKey } from '../../../src/incidents/page-key.js';
import type { Settings } from '../../../src/ports/settings.js';
import { alertGroup, anAlert } from '../../support/alerts.js';
import { envelopeOf } from '../../support/envelope.js';
import { settingsFrom } from '../../support/process.js';
import { aDrill, DECLARED_AT } from '../../support/records.js';
import { ALICE, BOB, BOT, INCIDENTS } from '../../support/slack.js';
import { everything } from './invariants.js';
import { ANY_SECRET } from './process.js';
import type { World, WorldOptions } from './world.js';

/** An action of people, starting from a state in which it has an effect. */
export interface Scenario {
  name: string;
  /** Setup in the incident's channel. */
  before: readonly string[];
  settings?: Partial<Settings>;
  /** Returns the status of the acknowledgement. */
  act(world: World, channel: string): Promise<number>;
}

/** Runs everything that a process does on its own. */
const PROCESS = `
services:
  payments:
    responders: ["@payments-oncall", "@gone"]
    pagerduty: { routing_key_env: KEY, url: "https://pagerduty.example/v2/enqueue" }
severities:
  P0: { responders: ["@incident-managers"], announce: ["#general"] }
  P1: {}
checklists:
  - { name: Every P0, severities: [P0], tasks: [Open the call, Tell support] }
`;

/** Longer than an incident may go without an update or a commander. */
const REMINDER_MS = 61 * 60_000;
/** Longer than a summary waits before it shows that it's behind. */
const FRESHEN_MS = 5 * 60_000;

const SINKS = `
events:
  sinks:
    - { name: one, url: https://one.example, secret_env: A }
    - { name: two, url: https://two.example, secret_env: B }
`;

const SAID = 'errors at 40 % since the deploy';

/** Setup for commands that need more than an open incident. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  archive: ['close'],
  reopen: ['close'],
  restore: ['close', 'archive'],
  close: ['note the cause is known'],
  undo: ['resolve'],
  rate: ['summary'],
};

/** Whether a second example has arguments that the job doesn't see; a normal run skips it. */
const EXAMPLES = Number(process.env.AEGIS_TEST_KILLS ?? 1) > 1 ? 2 : 1;

/** Fields that a person fills in again if the first submission failed. */
const drillForms = new WeakMap<World, View>();

/** Every command, by its own examples, so that commands added to the registry are covered automatically. */
export const SCENARIOS: readonly Scenario[] = [
  ...COMMANDS.flatMap(({ name, examples }) =>
    linesOf(examples).map((line) => ({
      name: line,
      before: BEFORE[name] ?? [],
      act: (world: World, channel: string) => typed(world, line, { channel }),
    })),
  ),
  {
    name: 'the commander leaves the channel',
    before: [`assign <@${BOB}>`],
    async act({ workspace, settle }, channel) {
      userLeaves(workspace, { channel, user: BOB });
      await settle();
      return 200;
    },
  },
  {
    name: 'an account is deactivated',
    before: [`assign <@${BOB}>`],
    async act({ workspace, bot, settle }) {
      const user = { id: BOB, deleted: true, updated: 1_736_950_111 };
      const { status } = await bot.delivery.event(envelopeOf(workspace, { type: 'user_change', user }));
      await settle();
      return status;
    },
  },
  {
    name: 'archive channel',
    before: ['close'],
    act: (world, channel) => typed(world, 'archive channel', { channel }),
  },
  {
    name: 'join by someone new',
    before: [],
    act: (world) => typed(world, 'join INC-1', { user: BOB }),
  },
  {
    name: 'redact a message',
    before: ['summary'],
    async act(world, channel) {
      const { ts = '' } =
        world.workspace.channels.get(channel)?.messages.find(({ text }) => text === SAID) ?? {};
      const link = `<https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}>`;
      return typed(world, `redact ${link}`, { channel });
    },
  },
  {
    name: 'a message that a summary cites is deleted',
    before: ['summary'],
    async act({ workspace, settle }, channel) {
      const { ts } = workspace.channels.get(channel)?.messages.find(({ text }) => text === SAID) ?? {};
      if (ts !== undefined) userDeletes(workspace, { channel, ts });
      await settle();
      return 200;
    },
  },
  {
    name: 'a message with a credential',
    before: [],
    async act({ workspace, settle }, channel) {
      const text = `the token is xoxb-${'1234567890'.repeat(2)}-abcdefghijklmnopqrstuvwx`;
      userPosts(workspace, { user: ALICE, channel, text });
      await settle();
      // Slack resends it until it's acknowledged.
      return 200;
    },
  },
  {
    name: 'a mention',
    before: [],
    async act({ workspace, settle }, channel) {
      userPosts(workspace, { user: ALICE, channel, text: `<@${BOT}> roles` });
      await settle();
      // Slack resends it until it's acknowledged.
      return 200;
    },
  },
  {
    name: 'timeline image',
    before: ['ack', 'note the cause is known'],
    act: (world, channel) => typed(world, 'timeline image', { channel }),
  },
  {
    name: 'a resolution note is accepted',
    before: ['note Error rate is at 42 % for all customers since 14:02', 'resolve', 'resolution'],
    act: (world, channel) => typed(world, 'resolution accept', { channel }),
  },
  {
    name: 'a mention',
    before: [],
    async act({ workspace, settle }, channel) {
      userPosts(workspace, { user: ALICE, channel, text: `<@${workspace.app.botUserId}> ack` });
      await settle();
      // Slack resends it until it's acknowledged.
      return 200;
    },
  },
  {
    name: 'App Home is opened',
    before: ['task add page the vendor'],
    async act({ workspace, settle }) {
      userOpensHome(workspace, ALICE);
      await settle();
      return 200;
    },
  },
  {
    name: 'a long message with a file loses the file, and is deleted',
    before: [],
    async act({ workspace, settle }, channel) {
      const files = [{ id: 'F01LOG', name: 'app.log', mimetype: 'text/plain' }];
      const { ts } = userPosts(workspace, { user: ALICE, channel, text: 'x'.repeat(3_900), files });
      await settle();
      userDeletesFile(workspace, 'F01LOG');
      await settle();
      userDeletes(workspace, { channel, ts });
      await settle();
      return 200;
    },
  },
  inChannel('its channel is made private', ({ workspace }, channel) =>
    userConverts(workspace, { channel, user: ALICE, to: 'private' }),
  ),
  inChannel('its channel gets another id', ({ workspace }, channel) => {
    channelIdChanges(workspace, channel);
  }),
  inChannel('its channel is shared with another organization', ({ workspace }, channel) =>
    channelIsShared(workspace, { channel, team: 'T09PARTNER' }),
  ),
  inChannel('Aegis is removed and added again', ({ workspace, clock }, channel) => {
    userKicks(workspace, { channel, user: ALICE, member: BOT });
    clock.advance(1_000);
    userPosts(workspace, { user: ALICE, channel, text: 'said meanwhile' });
    clock.advance(10 * 60_000);
    userJoins(workspace, { channel, user: BOT });
  }),
  {
    name: 'what an update says is measured again',
    before: [`assign <@${BOB}> commander`, `update ${SAID}`],
    async act({ workspace, settle, clock }, channel) {
      clock.advance(FRESHEN_MS);
      userPosts(workspace, { user: ALICE, channel, text: 'errors at 60 % since the deploy' });
      await settle();
      return 200;
    },
  },
  {
    name: 'a summary falls behind',
    before: ['summary'],
    async act({ workspace, settle, clock }, channel) {
      clock.advance(FRESHEN_MS);
      userPosts(workspace, { user: ALICE, channel, text: 'errors at 2 % now' });
      await settle();
      return 200;
    },
  },
  {
    name: 'reminders fall due',
    before: [],
    async act({ bot, clock, settle }) {
      // Repeated at the same time, as when a schedule runs twice.
      clock.advance(Math.max(0, epochMillis(DECLARED_AT) + REMINDER_MS - epochMillis(clock.now())));
      const died = bot.uplink.died.then(() => 503);
      const sent = sendReminders(bot.deps).then(() => 200);
      const status = await Promise.race([sent.catch(() => 503), died]);
      await settle();
      return status;
    },
  },
  {
    name: 'page payments nobody can pay',
    settings: settingsFrom(PROCESS),
    before: [],
    act: (world, channel) => typed(world, 'page payments nobody can pay', { channel }),
  },
  {
    name: 'raise to a severity with responders, channels and a checklist',
    settings: settingsFrom(PROCESS),
    before: [],
    act: (world, channel) => typed(world, 'severity P0', { channel }),
  },
  {
    name: 'declare with responders, channels and a checklist',
    settings: settingsFrom(PROCESS),
    before: [],
    act: (world) => typed(world, 'declare P0 service:payments nobody can pay', {}),
  },
  {
    name: 'a task is due',
    before: ['task call the vendor due in 1h'],
    async act({ bot, clock, settle }) {
      clock.advance(Math.max(0, epochMillis(DECLARED_AT) + 2 * 3_600_000 - epochMillis(clock.now())));
      const died = bot.uplink.died.then(() => 503);
      const reminded = remindOwners(bot.deps).then(() => 200);
      const status = await Promise.race([reminded.catch(() => 503), died]);
      await settle();
      return status;
    },
  },
  {
    name: 'a task is done, in its post',
    before: ['task call the vendor'],
    act: (world, channel) => typed(world, 'task done 1', { channel }),
  },
  {
    name: 'a task is given to someone, in its post and its thread',
    before: ['task call the vendor'],
    act: (world, channel) => typed(world, `task assign 1 <@${BOB}>`, { channel }),
  },
  {
    name: 'what happens is published',
    before: [],
    settings: settingsFrom(SINKS),
    act: (world, channel) => typed(world, 'severity P0 all regions', { channel }),
  },
  {
    name: 'an alert declares an incident, and is resolved',
    before: [],
    act: (world) =>
      sent(world, [
        ['alertmanager', alertGroup(anAlert())],
        ['alertmanager', alertGroup(anAlert({ endsAt: '2025-01-15T14:06:00Z' }))],
      ]),
  },
  {
    name: 'an alert that people are asked about is dismissed',
    before: [],
    async act(world) {
      const status = await sent(world, [['alertmanager', alertGroup(anAlert({ severity: 'warning' }))]]);
      if (status !== 200 || world.bot.uplink.isDead) return 503;
      const ref = groupWord({ lane: laneOf('default', 'checkout'), number: 1 });
      return typed(world, `alerts dismiss ${ref}`, {});
    },
  },
  {
    name: 'someone takes a page',
    before: [],
    act: (world) => sent(world, [['pagerduty', takenPage]]),
  },
  {
    name: 'a drill is played to its end',
    before: ['drill expired-certificate'],
    async act(world) {
      const view = drillForms.get(world) ?? world.workspace.modals.at(-1)?.view;
      if (!view) throw new Error('no form is open');
      drillForms.set(world, view);
      const values = { title: 'The shop warns', severity: 'P2', role: 'commander', speed: '20' };
      const { status } = await world.bot.delivery.viewSubmission({ user: ALICE, view, values });
      await world.settle();
      return status;
    },
  },
  {
    name: 'someone asks in a drill',
    before: [],
    async act({ bot, settle, workspace }, channel) {
      const { ts = '' } = workspace.channels.get(channel)?.messages.find(({ text }) => text === SAID) ?? {};
      const drill = aDrill({ incident_id: 'INC-000001', state: 'paused' });
      const asked = { incident_id: drill.incident_id, channel_id: channel, ts };
      const origin = { requestId: 'asked-1', at: DECLARED_AT };
      const done = (async () => {
        await bot.deps.store.saveDrill(drill);
        await learnerSpoke.open(bot.deps, origin, { ...asked, text: 'What is the error rate?' });
        return 200;
      })();
      const status = await Promise.race([done.catch(() => 503), bot.uplink.died.then(() => 503)]);
      await settle();
      return status;
    },
  },
  {
    name: 'a button of the card',
    before: ['list'],
    act: (world, channel) => pressed(world, { channel, command: 'ack' }),
  },
  {
    name: 'a button of the announcement',
    before: [],
    act: (world) => pressed(world, { channel: INCIDENTS, command: 'show' }),
  },
];

/** Changes of a channel; Slack resends each event until it's acknowledged. */
function inChannel(name: string, happen: (world: World, channel: string) => void): Scenario {
  return {
    name,
    before: [],
    async act(world, channel) {
      happen(world, channel);
      await world.settle();
      return 200;
    },
  };
}

const takenPage = {
  event: {
    id: '01DEP8QHXYC4MJZ5XMBKQPX4WR',
    event_type: 'incident.acknowledged',
    occurred_at: '2025-01-15T14:06:00Z',
    agent: { summary: 'Alice Archer' },
    data: { id: 'PGR0VU2', incident_key: pageKey({ incident_id: 'INC-000001', service: 'payments' }) },
  },
};

/** Requests of alert sources, one after the other; each is resent until it's accepted. */
async function sent(
  { bot, clock, settle }: World,
  deliveries: [source: string, body: object][],
): Promise<number> {
  for (const [source, body] of deliveries) {
    clock.advance(1_000);
    const raw = JSON.stringify(body);
    const signature = createHmac('sha256', ANY_SECRET).update(raw).digest('hex');
    const headers = { authorization: `Bearer ${ANY_SECRET}`, 'x-pagerduty-signature': `v1=${signature}` };
    const { status } = await bot.sendTo(`/alerts/${source}`, { headers, body: raw });
    await settle();
    if (status !== 202) return status;
  }
  return 200;
}

async function typed(
  world: World,
  text: string,
  where: { user?: string; channel?: string },
): Promise<number> {
  await world.type(text, where);
  return world.asked.at(-1)?.status ?? 0;
}

async function pressed(
  { workspace, bot, settle, clock }: World,
  { channel, command }: { channel: string; command: string },
): Promise<number> {
  clock.advance(1_000);
  const buttons = (workspace.channels.get(channel)?.messages ?? []).flatMap(({ ts, blocks = [] }) =>
    blocks.flatMap(({ block_id, elements }) =>
      ((elements ?? []) as { action_id: string; value?: string }[]).map((button) => ({
        ts,
        block_id,
        ...button,
      })),
    ),
  );
  const button = buttons.find(({ value }) => value?.startsWith(command));
  if (!button) throw new Error(`no button for ${command}`);
  const { ts, action_id, block_id } = button;
  const { status } = await bot.delivery.click({
    user: ALICE,
    channel,
    ts,
    actionId: action_id,
    blockId: block_id,
  });
  await settle();
  return status;
}

/** Lines that work with the one existing incident. */
function linesOf(examples: readonly string[]): string[] {
  const lines = examples.map((example) => example.replace(/^\/incident ?/, ''));
  return lines.filter((line) => !/\b(?:INC-)?42\b/.test(line)).slice(0, EXAMPLES);
}

/** A world that's ready for the scenario. */
export async function prepare(
  makeWorld: (options?: WorldOptions) => Promise<World>,
  { before, settings }: Scenario,
) {
  const world = await makeWorld({ ...(settings && { settings }) });
  const channel = await world.declare();
  userPosts(world.workspace, { user: ALICE, channel, text: SAID });
  await world.settle();
  for (const text of before) await world.type(text, { channel });
  await world.drain();
  // A fresh process has empty caches, so its requests include everything that it has to look up.
  await world.restart();
  return { world, channel };
}

/** Leaves out Slack's own messages about the bot: that it joined, that it set the topic. */
function isPost({ user, subtype = '' }: Message): boolean {
  return user === BOT && !subtype.startsWith('channel_');
}

/** The final state, without times and ids, so that two equivalent runs have the same. */
export async function outcomeOf(world: World): Promise<string[]> {
  // A summary is marked as behind once a minute, so how often depends on how long everything took. Text that
  // a redelivered event removes is searched for again, because the first delivery may have died before. A
  // redelivered alert is stored and read once more.
  const repeatable = [summaryRefresh.kind, wordsWithdrawal.kind, deliverEvents.kind, alertBatch.kind];
  const kept = (await everything(world)).filter(
    ({ kind, SK }) => !repeatable.includes(String(kind)) && !String(SK).startsWith('DELIVERY#'),
  );
  const items = kept.map((item) => {
    const { PK, SK, type, state, status, kind, visibility, severity } = item;
    const shape = String(SK)
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'T')
      .replace(/cmd-[\w.]+/g, 'cmd');
    return [String(PK).replace(/#.*/, ''), shape, type, state, status, kind, visibility, severity]
      .filter((part) => part !== undefined)
      .join(' ');
  });
  const posts = [...world.workspace.channels.values()].flatMap(({ name, messages, pins, topic }) => [
    `${name} has ${messages.filter(isPost).length} posts, ${pins.length} pins, topic ${topic.value}`,
  ]);
  // A number that was drawn by a process that then died is skipped.
  const unnumbered = posts.map((line) => line.replace(/\b(?:inc|drill)-\d+/gi, 'NUMBERED'));
  const texts = await world.archive.objects.list('content/');
  return [...items, ...unnumbered, ...publishedIn(world), `${texts.length} long texts`].sort();
}

/** What each sink got, in order of first arrival: events may be repeated, but none is left out. */
function publishedIn({ published }: World): string[] {
  const urls = [...new Set(published.map(({ url }) => url))];
  return urls.map((url) => {
    const events = published.filter((one) => one.url === url).map(({ event }) => event);
    const first = new Map(events.map((event) => [event.id, event.type]));
    return `${url} got ${[...first.values()].join(', ')}`;
  });
}

/** The differences between two outcomes, as `2 for 1: …`. */
export function differences(wanted: readonly string[], found: readonly string[]): string[] {
  const count = (lines: readonly string[], line: string) => lines.filter((one) => one === line).length;
  return [...new Set([...wanted, ...found])]
    .filter((line) => count(wanted, line) !== count(found, line))
    .map((line) => `${count(found, line)} for ${count(wanted, line)}: ${line}`);
}
