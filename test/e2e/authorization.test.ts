import { isDeepStrictEqual } from 'node:util';
import { type User, userJoins, userLeaves } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/registry.js';
import { textOf, useAegis } from '../support/aegis.js';
import { ALICE, BOB, GENERAL, INCIDENTS } from '../support/slack.js';

const aegis = useAegis();
const TITLE = 'acquisition talks leaked';

type Actor = Pick<User, 'isDeactivated' | 'isBot' | 'guest' | 'teamId'> & {
  /** Came into the incident's channel. */
  takesPart?: boolean;
  /** And left it again. */
  left?: boolean;
  commands?: boolean;
  declared?: boolean;
};

/** Who may be there, as the specification of rights names them. */
const ACTORS: Record<string, Actor> = {
  declarer: { declared: true, takesPart: true },
  commander: { commands: true, takesPart: true },
  participant: { takesPart: true },
  'member who left': { takesPart: true, left: true },
  'member of the workspace': {},
  'guest who was invited': { guest: 'multi-channel', takesPart: true },
  'guest who was not': { guest: 'single-channel' },
  'person of another organisation': { teamId: 'T0OTHER' },
  'person of another organisation in the channel': { teamId: 'T0OTHER', takesPart: true },
  'deactivated member': { isDeactivated: true, takesPart: true },
  bot: { isBot: true, takesPart: true },
};

const needsIncident = (target: string) => target === 'incident' || target === 'live-incident';

const isOutsider = ({ guest, teamId, isDeactivated, isBot }: Actor) =>
  Boolean(guest || teamId || isDeactivated || isBot);

/** What only who leads may do, by command; the rest that changes anything is for participants. */
const LEADS_ONLY = ['close', 'private', 'public', 'archive', 'restore', 'redact'];
/** What every member may do, though they take no part yet. */
const FOR_MEMBERS = ['join', 'declare', 'summary', 'ask', 'stats'];
/** What whoever takes part may do, be they guests. */
const FOR_ALL = ['leave'];
/** The last, for it makes a participant of whoever may. */
const IN_ORDER = [...COMMANDS].sort((a, b) => Number(a.name === 'join') - Number(b.name === 'join'));

function allowed(actor: Actor, name: string): boolean {
  const { declared, commands, takesPart } = actor;
  if (FOR_ALL.includes(name)) return takesPart === true;
  if (isOutsider(actor)) return false;
  if (LEADS_ONLY.includes(name)) return Boolean(declared || commands);
  return FOR_MEMBERS.includes(name) || takesPart === true;
}

let channel: string;
const WHO = 'U01ACTOR';

async function stage(actor: Actor, visibility: string): Promise<void> {
  const { workspace, settled, clock } = aegis();
  const { declared, commands, takesPart, left, ...about } = actor;
  const person: User = {
    id: WHO,
    handle: 'actor',
    realName: 'Actor',
    displayName: 'Actor',
    timeZone: 'Etc/UTC',
  };
  workspace.users.set(WHO, person);
  channel = await aegis().declare(`declare P1 ${TITLE}`, declared ? WHO : ALICE);
  if (takesPart && !declared) userJoins(workspace, { channel, user: WHO });
  await settled();
  await aegis().type(commands ? `assign <@${WHO}>` : `assign <@${BOB}>`, { channel });
  if (visibility === 'private') await aegis().type('private', { channel });
  await aegis().say('the press called', { channel });
  if (left) {
    clock.advance(1_000);
    userLeaves(workspace, { channel, user: WHO });
    await settled();
  }
  workspace.users.set(WHO, { ...person, ...about });
  // What Slack says of people is believed for a minute.
  clock.advance(61_000);
}

interface Seen {
  said: string;
  changed: boolean;
}

async function attempt(line: string, where: string): Promise<Seen> {
  const before = await state();
  const said = await aegis().type(line, { user: WHO, channel: where });
  return { said, changed: !isDeepStrictEqual(await state(), before) };
}

/** All that anybody could see or that is stored of the incident; who looked it up last is nobody's business. */
async function state(): Promise<unknown> {
  const { incident, events, comments, tasks, summaries } = await aegis().record();
  const posts = aegis().posts(channel).map(textOf);
  const files = aegis().workspace.files.size;
  const reminders = await aegis().deps.store.getReminders('INC-000001');
  return [incident, events, comments, tasks, summaries, posts, files, reminders];
}

const lines = (name: string) => [`${name} 1`, `${name} id:INC-000001 P0 <@${BOB}> done 1`];

describe.each(Object.entries(ACTORS))('%s', (_, actor) => {
  const isCurrentMember = actor.declared || actor.commands || (actor.takesPart && !actor.left);
  const leads = actor.declared || actor.commands;

  it.each(['public', 'private'])(
    'may do to a %s incident what the rules say, by any command',
    { timeout: 120_000 },
    async (visibility) => {
      await stage(actor, visibility);
      const isHidden = visibility === 'private' && !isCurrentMember;
      const leaks: string[] = [];
      for (const { name, target } of IN_ORDER) {
        for (const line of needsIncident(target) ? lines(name) : [name, `${name} 1`]) {
          const { said, changed } = await attempt(line, GENERAL);
          const mayChange = allowed(actor, name) && (!isHidden || !needsIncident(target));
          if (changed && !mayChange) leaks.push(`${line} changed something`);
          if (isHidden && said.includes(TITLE)) leaks.push(`${line} told: ${said}`);
          if (isHidden && needsIncident(target) && !said.includes("There's no incident INC-1"))
            leaks.push(`${line} said: ${said}`);
          if (said.includes('went wrong inside')) leaks.push(`${line} failed`);
        }
      }
      const elsewhere = [...aegis().posts(INCIDENTS), ...aegis().posts(GENERAL)].map(textOf).join();
      // Whoever leads may make it public, and does so above.
      if (visibility === 'private' && !leads && elsewhere.includes(TITLE)) leaks.push('told in public');

      expect(leaks).toEqual([]);
    },
  );
});

describe('buttons and forms', () => {
  beforeEach(() => stage(ACTORS['member of the workspace'] ?? {}, 'private'));

  it('of a private incident, copied by somebody else, do nothing', async () => {
    const before = await state();
    const card = aegis().posts(channel)[0];
    const elements = JSON.stringify(card?.blocks).matchAll(/"value":"([^"]+)"/g);
    const commands = [...elements].map(([, command = '']) => command);

    for (const command of commands) {
      const said = await aegis().type(command, { user: WHO, channel: GENERAL });
      expect(said).toContain("There's no incident INC-1");
    }

    expect(commands.length).toBeGreaterThan(3);
    expect(await state()).toEqual(before);
  });
});
