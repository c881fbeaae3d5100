import { userJoins, userKicks, userLeaves, userOpensHome, userPosts, type Workspace } from 'slack-simulator';
import type { TestAegis } from '../../support/aegis.js';
import { whileDown } from '../../support/downtime.js';
import { ALICE, BOB, BOT, CAROL, GENERAL } from '../../support/slack.js';
import { createAlertSteps } from './alert-steps.js';
import type { HeldProcess } from './held-process.js';
import { QUESTION } from './observer.js';
import { EVERYONE } from './people.js';
import { secretOf } from './read-message.js';

const INCIDENTS_MAX = 4;

export interface Stage {
  aegis: TestAegis;
  other: HeldProcess;
  chance: () => number;
  /** Runs once while a summary is being written. */
  meanwhile: { act?: (() => Promise<void>) | undefined };
  /** Checks what everyone was shown, in the middle of a step that changes who may see something. */
  look(): Promise<void>;
  /** Reports the response to an alert source. */
  answered(text: string): void;
}

type Step = () => Promise<void>;

/** Random steps of a workspace. Each returns a description for the history of a failure. */
export function createSteps({
  aegis,
  other,
  chance,
  meanwhile,
  look,
  answered,
}: Stage): () => Promise<string> {
  const { workspace, clock, server } = aegis;
  let declared = 0;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const anyone = () => pick(EVERYONE);
  const incident = () => 1 + Math.floor(chance() * Math.max(1, declared));
  const channelOf = (n: number) => incidentChannels(workspace)[n - 1] ?? GENERAL;
  const isIn = (user: string, channel: string) => workspace.channels.get(channel)?.members.includes(user);

  async function type(user: string, text: string, n?: number): Promise<string> {
    const own = n === undefined ? GENERAL : channelOf(n);
    const channel = isIn(user, own) && chance() < 0.5 ? own : GENERAL;
    const delivery = chance() < 0.5 ? other.delivery : aegis.delivery;
    await delivery.command({ user, channel, command: '/incident', text });
    return `${user} types "${text}" in ${channel}${delivery === other.delivery ? ', on the second process' : ''}`;
  }

  const alerts = createAlertSteps({ aegis, other, chance, pick, type, answered });

  async function declare(): Promise<string> {
    declared += 1;
    if (chance() < 0.3) return alerts.declareByAlert(declared);
    const text = `declare P${Math.floor(chance() * 4)} ${secretOf(declared)} talks leaked${chance() < 0.4 ? ' --private' : ''}`;
    await aegis.delivery.command({ user: ALICE, channel: GENERAL, command: '/incident', text });
    await aegis.settled();
    return text;
  }

  const READS = [
    'show',
    'timeline',
    'tasks',
    'roles',
    'related',
    'status',
    'severity',
    'remind',
    'catchup',
    'edit',
    'summary',
    'export json',
    'resolution',
    'timeline image',
    'alerts',
  ];
  const LISTS = [
    'list',
    'list all',
    'list mine',
    'list since 1d',
    'tasks mine',
    'stats 7d csv',
    'help',
    'list service:unassigned',
    `list <@${ALICE}>`,
    `list all <@${BOB}>`,
    'list P0 P1',
    'list all P3',
    'list talks',
    'list all leaked P1 P2',
    'list active talks',
  ];
  const CHANGES = [
    'ack',
    'resolve',
    'reopen',
    'close',
    'archive',
    'restore',
    'severity P2',
    'remind stop',
    'handoff',
  ];

  const kinds: [weight: number, (n: number) => Promise<string>][] = [
    [6, (n) => type(anyone(), `${pick(READS)} ${n}`, n)],
    [4, () => type(anyone(), pick(LISTS))],
    [2, (n) => type(anyone(), `ask INC-${n} ${QUESTION} who said ${secretOf(n)}`, n)],
    [3, (n) => type(pick([ALICE, BOB]), `private ${n}`, n)],
    [2, (n) => type(pick([ALICE, BOB]), `public ${n}`, n)],
    [2, (n) => type(anyone(), `join ${n}`, n)],
    [1, (n) => type(anyone(), `leave ${n}`, n)],
    [
      2,
      (n) =>
        type(pick([ALICE, BOB, CAROL]), `assign ${n} <@${anyone()}> ${pick(['commander', 'scribe'])}`, n),
    ],
    [2, (n) => type(pick([ALICE, BOB, CAROL]), `task INC-${n} call ${secretOf(n)} <@${anyone()}>`, n)],
    [2, (n) => type(pick([ALICE, BOB]), `update INC-${n} news of ${secretOf(n)}`, n)],
    [1, (n) => type(pick([ALICE, BOB]), `note INC-${n} ${secretOf(n)} called`, n)],
    [2, (n) => type(pick([ALICE, BOB]), `${pick(CHANGES)} ${n}`, n)],
    [3, (n) => move(n, userJoinsOnce)],
    [3, (n) => move(n, userLeavesIf)],
    [1, (n) => move(n, userKicksIf)],
    [2, async (n) => say(n)],
    [2, async (n) => mention(n)],
    [3, async () => openHome()],
    [4, async () => runHeld()],
    [2, async () => later()],
    [2, async (n) => interrupt(n)],
    [3, async (n) => showThenHide(n)],
    [3, (n) => alerts.alertAgain(n)],
    [1, () => alerts.alertToAskAbout()],
    [2, (n) => alerts.attach(n)],
  ];

  function userJoinsOnce(channel: string, user: string): void {
    if (!isIn(user, channel)) userJoins(workspace, { channel, user });
  }
  function userLeavesIf(channel: string, user: string): void {
    if (isIn(user, channel)) userLeaves(workspace, { channel, user });
  }
  function userKicksIf(channel: string, user: string): void {
    if (isIn(user, channel) && user !== ALICE) userKicks(workspace, { channel, user: ALICE, member: user });
  }

  /** Half of the events about it are lost. */
  async function move(n: number, how: (channel: string, user: string) => void): Promise<string> {
    const [channel, user] = [channelOf(n), anyone()];
    if (channel === GENERAL) return 'nothing';
    const isLost = chance() < 0.5;
    if (isLost) await whileDown(aegis, () => how(channel, user));
    else how(channel, user);
    return `${how.name} ${user} ${n}${isLost ? ', unheard' : ''}`;
  }

  async function say(n: number): Promise<string> {
    const channel = channelOf(n);
    const people = EVERYONE.filter((user) => isIn(user, channel));
    if (channel === GENERAL || people.length === 0) return 'nothing';
    userPosts(workspace, { channel, user: pick(people), text: `${secretOf(n)} is in the press` });
    return `someone says ${secretOf(n)}`;
  }

  async function mention(n: number): Promise<string> {
    const user = anyone();
    if (!isIn(user, GENERAL)) return 'nothing';
    const text = `<@${BOT}> ${pick(READS)} ${n}`;
    userPosts(workspace, { channel: GENERAL, user, text });
    return `${user} mentions: ${text}`;
  }

  async function openHome(): Promise<string> {
    const user = anyone();
    userOpensHome(workspace, user);
    return `${user} opens Home`;
  }

  async function runHeld(): Promise<string> {
    const waiting = chance() < 0.5 ? [...other.held] : other.held.slice(0, 1);
    const method = chance() < 0.2 ? pick(['chat.update', 'chat.postMessage', 'views.publish']) : undefined;
    await aegis.settled();
    if (method) server.faults.add({ method, do: pick(['http-500', '500-after']) });
    for (const requestId of waiting) {
      await aegis.settled();
      await other.run(requestId);
      // Its posts may have been public then, and the next step may hide them; a file stays.
      await aegis.settled();
      await look();
    }
    if (method) server.faults.take(method);
    return `the second process runs ${waiting.length} jobs${method ? `, and Slack fails in ${method}` : ''}`;
  }

  async function later(): Promise<string> {
    clock.advance(61_000);
    return 'a minute passes';
  }

  /** The case that taking things back is for: many people have seen an incident, then it becomes private. */
  async function showThenHide(n: number): Promise<string> {
    const steps = [await type(ALICE, `public ${n}`, n)];
    await aegis.settled();
    // A job that runs below may make it private again while jobs that take things back are still waiting.
    await look();
    steps.push(await type(ALICE, `update INC-${n} news of ${secretOf(n)}`, n));
    for (const user of [anyone(), anyone()]) userOpensHome(workspace, user);
    await aegis.settled();
    if (chance() < 0.5) steps.push(await runHeld());
    await aegis.settled();
    await look();
    // Home counts as closed after half an hour, so changes no longer refresh it,
    // but someone may still look at it.
    const isLong = chance() < 0.5;
    clock.advance(isLong ? 31 * 60_000 : 1_000);
    if (isLong) steps.push('half an hour passes');
    steps.push(await type(ALICE, `private ${n}`, n));
    return steps.join('; ');
  }

  /** Things happen while the next summary or answer is being written. */
  async function interrupt(n: number): Promise<string> {
    const [channel, user] = [channelOf(n), anyone()];
    const happens: Step = pick([
      async () =>
        void (await aegis.delivery.command({
          user: ALICE,
          channel: GENERAL,
          command: '/incident',
          text: `private ${n}`,
        })),
      async () => userLeavesIf(channel, user),
    ]);
    meanwhile.act = happens;
    return `${n} becomes private or loses ${user} during the next summary`;
  }

  return async () => {
    clock.advance(1_000 + Math.floor(chance() * 4_000));
    if (declared === 0 || (declared < INCIDENTS_MAX && chance() < 0.05)) return declare();
    const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
    let at = chance() * total;
    for (const [weight, run] of kinds) {
      at -= weight;
      if (at < 0) return run(incident());
    }
    return 'nothing';
  };
}

function incidentChannels(workspace: Workspace): string[] {
  return [...workspace.channels.values()].filter(({ creator }) => creator === BOT).map(({ id }) => id);
}
