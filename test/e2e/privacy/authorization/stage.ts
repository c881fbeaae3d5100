import { type User, userJoins, userLeaves } from 'slack-simulator';
import type { TestAegis } from '../../../support/aegis.js';
import { ALICE, BOB } from '../../../support/slack.js';
import type { Actor, Visibility } from './actors.js';

export const TITLE = 'acquisition talks leaked';
export const WHO = 'U01ACTOR';

export interface Stage {
  channel: string;
  /** Of a message by someone else. */
  ts: string;
  /** Its link. */
  link: string;
}

/** An incident with a message, and everything that happened to it and to the person before they try something. */
export async function setStage(
  aegis: TestAegis,
  { role, channel: presence, about }: Actor,
  visibility: Visibility,
): Promise<Stage> {
  const { workspace, settled, clock } = aegis;
  const person: User = {
    id: WHO,
    handle: 'actor',
    realName: 'Actor',
    displayName: 'Actor',
    timeZone: 'Etc/UTC',
  };
  workspace.users.set(WHO, person);
  const channel = await aegis.declare(`declare P1 ${TITLE}`, role === 'declarer' ? WHO : ALICE);
  if (presence !== 'never' && role !== 'declarer') userJoins(workspace, { channel, user: WHO });
  userJoins(workspace, { channel, user: BOB });
  await settled();
  await aegis.type(role === 'commander' ? `assign <@${WHO}>` : `assign <@${BOB}>`, { channel });
  if (visibility.includes('private')) await aegis.type('private', { channel });
  const { ts } = await aegis.say('the press called about the leak', { channel, user: BOB });
  if (presence === 'left') {
    clock.advance(1_000);
    userLeaves(workspace, { channel, user: WHO });
    await settled();
  }
  // Before Aegis looks the person up, because it believes what Slack said for a minute.
  workspace.users.set(WHO, { ...person, ...about });
  if (visibility.includes('archived')) {
    await aegis.type('resolve', { channel });
    await aegis.type('close', { channel, user: role === 'declarer' ? WHO : ALICE });
    await aegis.type('archive', { channel, user: role === 'declarer' ? WHO : ALICE });
  }
  // Aegis believes what Slack said about a person for a minute.
  clock.advance(61_000);
  return { channel, ts, link: `https://acme.slack.com/archives/${channel}/p${ts.replace('.', '')}` };
}

/** Reads what's stored of the incident, except when someone last looked; again only after something was written. */
export function createRecordReader({ table, deps }: TestAegis): () => Promise<unknown> {
  let known: unknown;
  let isStale = true;
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        isStale ||= !/^(?:Get|BatchGet|Query)/.test(commandName);
        return next(args);
      },
    { step: 'initialize', name: 'noticeWrites' },
  );
  return async () => {
    if (!isStale) return known;
    const record = await deps.store.loadRecord('INC-000001');
    const reminders = await deps.store.getReminders('INC-000001');
    const people = record?.participants.map(({ user_id, left_at }) => [user_id, left_at]);
    known = { ...record, participants: people, reminders };
    isStale = false;
    return known;
  };
}
