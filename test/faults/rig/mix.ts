import { userDeletes, userEdits, userPins, userPosts, userReacts } from 'slack-simulator';
import { createChance } from '../../support/chance.js';
import { ALICE, BOB, BOT, CAROL, GENERAL } from '../../support/slack.js';
import type { TableFault } from './faults.js';
import { brokenPromises } from './invariants.js';
import type { World } from './world.js';

/** One action of a person, or one failure. */
export interface Step {
  does: string;
  by: string;
  /** Index of the incident. */
  incident: number;
  /** Random number from 0 to 1 that selects the message, the command or the failure. */
  pick: number;
}

const PEOPLE = [ALICE, BOB, CAROL];
/** The last incident is private, and CAROL isn't in it. */
const DECLARED = [
  ['declare P1 checkout fails', ALICE],
  ['declare P0 payments are down', BOB],
  ['declare P2 a stolen laptop --private', ALICE],
] as const;
const PRIVATE = DECLARED.length - 1;

const COMMANDS = [
  ...['ack', 'mitigate', 'resolve', 'close', 'reopen', 'severity P0', 'severity P2', 'assign me', 'join'],
  ...[
    'note looking at the database',
    'task call the vendor',
    'task done 1',
    'tasks',
    'roles',
    'list',
    'show',
  ],
  ...[
    'summary',
    'ask what failed',
    'catchup',
    'export',
    'update rolling back',
    'handoff',
    'timeline',
    'leave',
  ],
  ...['archive', 'restore', 'related', 'status', 'declare P2 search is slow', 'nonsense', ''],
];
const FROM_OUTSIDE = [
  'show 3',
  'summary 3',
  'timeline 3',
  'join 3',
  'export 3',
  'list',
  'list all',
  'ask 3 who',
];

const TABLE_FAULTS: readonly TableFault[] = [
  ...(['drop-request', 'drop-reply', '500-after', 'throttle', 'conflict', 'unprocessed', 'stale'] as const),
  { delayMs: 40 },
];
const METHODS = ['chat.postMessage', 'chat.update', 'chat.postEphemeral', 'conversations.create', 'pins.add'];
const SLACK_FAULTS = ['ratelimited', 'http-500', '500-after', 'reset', 'reset-after', 'html'] as const;

interface Place {
  world: World;
  channel: string;
}

type Act = (place: Place, step: Step) => unknown;

const SPEECH: Readonly<Record<string, Act>> = {
  say: ({ world, channel }, { by, pick }) =>
    userPosts(world.workspace, { user: by, channel, text: `errors at ${Math.round(pick * 100)} %` }),
  reply: ({ world, channel }, { by, pick }) =>
    userPosts(world.workspace, {
      user: by,
      channel,
      text: 'looking',
      thread: said(world, channel, pick)?.ts,
    }),
  edit: (place, { pick }) =>
    withMessage(place, pick, (about) =>
      userEdits(place.world.workspace, { ...about, text: `corrected: ${pick}` }),
    ),
  delete: (place, { pick }) => withMessage(place, pick, (about) => userDeletes(place.world.workspace, about)),
  pin: (place, { pick }) => withMessage(place, pick, (about) => userPins(place.world.workspace, about)),
  mark: (place, { pick, by }) =>
    withMessage(place, pick, (about) =>
      userReacts(place.world.workspace, { ...about, user: by, emoji: 'pushpin' }),
    ),
};

const TROUBLE: Readonly<Record<string, Act>> = {
  'table fault': ({ world }, { pick }) => world.faults.add({ do: one(TABLE_FAULTS, pick) }),
  'slack fault': ({ world }, { pick }) =>
    world.slack.faults.add({ method: one(METHODS, pick), do: one(SLACK_FAULTS, (pick * 7) % 1) }),
  death: ({ world }, { pick }) =>
    world.bot.uplink.dieAt({ at: 1 + Math.floor(pick * 30), when: pick < 0.5 ? 'before' : 'after' }),
  'events held': ({ world }) => world.events.hold(true),
  'events disturbed': ({ world }, { pick }) => {
    world.events.disturb(createChance(Math.floor(pick * 1e9)));
    world.events.hold(false);
  },
  'hours pass': ({ world }, { pick }) => world.clock.advance(pick * 6 * 3_600_000),
};

const command: Act = ({ world, channel }, { by, incident, pick }) => {
  const isOutside = incident === PRIVATE && by === CAROL;
  return world.type(one(isOutside ? FROM_OUTSIDE : COMMANDS, pick), {
    user: by,
    channel: isOutside ? GENERAL : channel,
  });
};

/** Steps drawn from a seed: half are messages, two fifths are commands, the rest is trouble. */
export function drawSteps(seed: number, count: number): Step[] {
  const chance = createChance(seed);
  return Array.from({ length: count }, () => {
    const kind = chance();
    const names = kind < 0.5 ? Object.keys(SPEECH) : kind < 0.9 ? ['command'] : Object.keys(TROUBLE);
    const [does, by] = [one(names, chance()), one(PEOPLE, chance())];
    return { does, by, incident: Math.floor(chance() * DECLARED.length), pick: chance() };
  });
}

/** Runs all steps, ends the trouble, and returns the violated promises. */
export async function liveThrough(world: World, steps: readonly Step[]): Promise<string[]> {
  const channels: string[] = [];
  for (const [text, by] of DECLARED) channels.push(await world.declare(text, by));
  for (const step of steps) {
    const channel = channels[step.incident] ?? GENERAL;
    const isOutside = step.incident === PRIVATE && step.by === CAROL;
    const act = SPEECH[step.does] ?? TROUBLE[step.does] ?? command;
    // Slack doesn't let people post in a private channel that they aren't in.
    if (isOutside && act !== command && step.does in SPEECH) continue;
    await act({ world, channel }, step);
    await world.settle();
    if (world.bot.uplink.isDead) await world.restart();
  }
  await world.drain();
  return brokenPromises(world);
}

/** The shortest list of steps that still fails, within the given number of tries. */
export async function shrink(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
  tries = 60,
): Promise<readonly Step[]> {
  let [left, size, shortest] = [tries, Math.ceil(steps.length / 2), steps];
  while (size >= 1 && left > 0) {
    let at = 0;
    while (at < shortest.length && left > 0) {
      const without = [...shortest.slice(0, at), ...shortest.slice(at + size)];
      left -= 1;
      if (await fails(without)) shortest = without;
      else at += size;
    }
    size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return shortest;
}

export function inWords({ does, by, incident, pick }: Step): string {
  const isOutside = incident === PRIVATE && by === CAROL;
  const what = does === 'command' ? `/incident ${one(isOutside ? FROM_OUTSIDE : COMMANDS, pick)}` : does;
  return `${by} ${what} (incident ${incident + 1}, ${pick.toFixed(4)})`;
}

function one<T>(list: readonly T[], pick: number): T {
  return list[Math.floor(pick * list.length)] as T;
}

function said({ workspace }: World, channel: string, pick: number) {
  const messages = workspace.channels.get(channel)?.messages ?? [];
  const own = messages.filter(({ user, subtype }) => user !== BOT && subtype === undefined);
  return own.length > 0 ? one(own, pick) : undefined;
}

function withMessage(
  { world, channel }: Place,
  pick: number,
  act: (about: { channel: string; ts: string; user: string }) => void,
): void {
  const { ts, user } = said(world, channel, pick) ?? {};
  if (ts && user) act({ channel, ts, user });
}
