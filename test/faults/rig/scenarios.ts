import { COMMANDS } from '../../../src/commands/registry.js';
import type { Message } from '../../../src/local/slack/model.js';
import { userPosts } from '../../../src/local/slack/people.js';
import { ALICE, BOB, BOT } from '../../support/slack.js';
import { everything } from './invariants.js';
import type { World } from './world.js';

/** Something people do, from a state in which it does something. */
export interface Scenario {
  name: string;
  /** What comes before, in the incident's channel. */
  before: readonly string[];
  /** Returns the status by which it was acknowledged. */
  act(world: World, channel: string): Promise<number>;
}

const SAID = 'errors at 40 % since the deploy';

/** What has to come before a command, where an open incident will not do. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  archive: ['close'],
  reopen: ['close'],
  restore: ['close', 'archive'],
  close: ['note the cause is known'],
};

/** Every command there is, by its own examples: one that is added to the registry is attacked without further ado. */
export const SCENARIOS: readonly Scenario[] = [
  ...COMMANDS.flatMap(({ name, examples }) =>
    linesOf(examples).map((line) => ({
      name: line,
      before: BEFORE[name] ?? [],
      act: (world: World, channel: string) => typed(world, line, { channel }),
    })),
  ),
  {
    name: 'join by somebody new',
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
    name: 'a message with a credential',
    before: [],
    async act({ workspace, settle }, channel) {
      const text = `the token is xoxb-${'1234567890'.repeat(2)}-abcdefghijklmnopqrstuvwx`;
      userPosts(workspace, { user: ALICE, channel, text });
      await settle();
      // Slack sends it until it is.
      return 200;
    },
  },
  {
    name: 'a button',
    before: ['list'],
    async act({ workspace, bot, settle, clock }, channel) {
      clock.advance(1_000);
      const card = workspace.channels.get(channel)?.messages.find(({ metadata }) => metadata);
      const actions = card?.blocks?.find(({ type }) => type === 'actions');
      const [button] = (actions?.elements ?? []) as { action_id: string }[];
      if (!card || !button) throw new Error('the card has no button');
      const click = { user: ALICE, channel, ts: card.ts, actionId: button.action_id };
      const { status } = await bot.delivery.click({ ...click, blockId: actions?.block_id });
      await settle();
      return status;
    },
  },
];

async function typed(
  world: World,
  text: string,
  where: { user?: string; channel?: string },
): Promise<number> {
  await world.type(text, where);
  return world.asked.at(-1)?.status ?? 0;
}

/** Lines that work in the one incident there is. */
function linesOf(examples: readonly string[]): string[] {
  const lines = examples.map((example) => example.replace(/^\/incident ?/, ''));
  return lines.filter((line) => !/\b(?:INC-)?42\b/.test(line)).slice(0, 2);
}

/** A world that waits for the scenario to happen. */
export async function prepare(makeWorld: () => Promise<World>, { before }: Scenario) {
  const world = await makeWorld();
  const channel = await world.declare();
  userPosts(world.workspace, { user: ALICE, channel, text: SAID });
  await world.settle();
  for (const text of before) await world.type(text, { channel });
  await world.drain();
  // A fresh process knows nothing, so that what it has to learn is among its requests.
  await world.restart();
  return { world, channel };
}

/** Not what Slack itself says of the bot: that it came, that it set the topic. */
function isPost({ user, subtype = '' }: Message): boolean {
  return user === BOT && !subtype.startsWith('channel_');
}

/** All that is there in the end, without times and ids: two runs that did the same have the same. */
export async function outcomeOf(world: World): Promise<string[]> {
  const items = (await everything(world)).map((item) => {
    const { PK, SK, type, state, status, kind, visibility, severity } = item;
    const shape = String(SK).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'T');
    return [String(PK).replace(/#.*/, ''), shape, type, state, status, kind, visibility, severity]
      .filter((part) => part !== undefined)
      .join(' ');
  });
  const posts = [...world.workspace.channels.values()].flatMap(({ id, messages, pins, topic }) => [
    `${id} has ${messages.filter(isPost).length} posts, ${pins.length} pins, topic ${topic.value}`,
  ]);
  return [...items, ...posts].sort();
}

/** What two outcomes do not have in common, as `2 for 1: …`. */
export function differences(wanted: readonly string[], found: readonly string[]): string[] {
  const count = (lines: readonly string[], line: string) => lines.filter((one) => one === line).length;
  return [...new Set([...wanted, ...found])]
    .filter((line) => count(wanted, line) !== count(found, line))
    .map((line) => `${count(found, line)} for ${count(wanted, line)}: ${line}`);
}
