import { type User, userJoins, userLeaves, userOpensHome } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { anEvent, aRequest, DECLARED_AT } from '../../support/records.js';
import { ALICE, BOB, GENERAL } from '../../support/slack.js';
import { ACTORS, type Actor, maySee } from './authorization/actors.js';

const aegis = useAegis();
const TITLE = 'acquisition talks leaked';
const TASK = 'call the lawyers';
const WHO = 'U01ACTOR';

/** Two incidents with the same words: a public one where the actor is always in the channel, and the one in question. */
async function stage({ role, channel: presence, about }: Actor, visibility: string) {
  const { workspace, settled, clock } = aegis();
  const person: User = {
    id: WHO,
    handle: 'actor',
    realName: 'Actor',
    displayName: 'Actor',
    timeZone: 'Etc/UTC',
  };
  workspace.users.set(WHO, person);
  const declarer = role === 'declarer' ? WHO : ALICE;
  const channel = await aegis().declare(`declare P1 ${TITLE}`, declarer);
  if (presence !== 'never' && role !== 'declarer') userJoins(workspace, { channel, user: WHO });
  await settled();
  await giveTask();
  if (visibility === 'private') await aegis().type('private', { channel, user: declarer });
  const other = await aegis().declare('declare P2 acquisition talks again');
  userJoins(workspace, { channel: other, user: WHO });
  if (presence === 'left') {
    clock.advance(1_000);
    userLeaves(workspace, { channel, user: WHO });
  }
  await settled();
  workspace.users.set(WHO, { ...person, ...about });
  return other;
}

/** Written into the table, because an assignment would look the person up, which Aegis then caches for a minute. */
async function giveTask(): Promise<void> {
  const { deps } = aegis();
  const task = { incident_id: 'INC-000001', timestamp: DECLARED_AT, text: TASK, owner: WHO };
  const announce = () => ({ event: anEvent({ event_id: 'task-1' }), request: aRequest({ state: 'DONE' }) });
  await deps.store.addTask({ task, announce });
}

async function openHome(): Promise<string> {
  const { workspace, settled } = aegis();
  userOpensHome(workspace, WHO);
  await settled();
  const home = workspace.homes.get(WHO);
  return home ? textOf({ text: '', blocks: home.blocks }) : '';
}

describe.each(Object.entries(ACTORS))('%s', (_, actor) => {
  it.each(['public', 'private'] as const)(
    'finds a %s incident in Home and in lists only if they may see it',
    async (visibility) => {
      const other = await stage(actor, visibility);
      const type = (text: string, channel = GENERAL) => aegis().type(text, { user: WHO, channel });

      const home = await openHome();
      const lists = {
        list: await type('list'),
        'list mine': await type('list mine'),
        'list all since 1d': await type('list all since 1d'),
        'list service:unassigned': await type('list service:unassigned'),
        related: await type('related', other),
        tasks: await type('tasks mine'),
      };

      const sees = maySee(actor, visibility);
      const leaks = Object.entries({ home, ...lists }).filter(
        ([, text]) => text.includes(TITLE) || text.includes(TASK),
      );
      if (!sees) expect(leaks).toEqual([]);
      if (!actor.isActive) expect(home).toBe('');
      else expect(home).toContain('acquisition talks again');
      if (!sees) return;
      expect(home).toContain(TITLE);
      if (visibility === 'public') {
        for (const name of ['list', 'list all since 1d', 'related'] as const) {
          expect(`${name}: ${lists[name]}`).toContain(TITLE);
        }
      }
      // People inside find a private incident with the same words as a public one, marked with a lock.
      if (visibility === 'private') {
        for (const name of ['list', 'list all since 1d', 'list service:unassigned'] as const) {
          expect(`${name}: ${lists[name]}`).toMatch(new RegExp(`:lock: .*${TITLE}`));
        }
      }
      if (actor.channel === 'in') {
        expect(lists['list mine']).toContain(TITLE);
        expect(lists.tasks).toContain(TASK);
      }
    },
  );
});

it('publishes no Home for a person who was deactivated while it was open', async () => {
  const { deps, workspace, clock } = aegis();
  await stage(ACTORS['a deactivated participant'] ?? ({} as Actor), 'public');
  await deps.store.prepareHome({ user_id: WHO, opened_at: clock.now() }, []);
  await deps.store.prepareHome({ user_id: BOB, opened_at: clock.now() }, []);

  await aegis().type('declare P3 something new');

  expect([workspace.homes.has(WHO), workspace.homes.has(BOB)]).toEqual([false, true]);
});
