import type { User } from 'slack-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { isCurrentMember } from '../../../src/incidents/records/participant.js';
import { type TestAegis, textOf, useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { ALICE, BOB } from '../../support/slack.js';

const DANA = 'U01DANA';

async function prepare(aegis: TestAegis): Promise<string> {
  const channel = await aegis.declare();
  await aegis.type('task call the vendor', { channel });
  return channel;
}

const OUTSIDERS: [string, Partial<User>][] = [
  ['a single-channel guest', { guest: 'single-channel' }],
  ['a multi-channel guest', { guest: 'multi-channel' }],
  ['someone from another organization', { teamId: 'T0OTHER' }],
  ['a bot', { isBot: true }],
  ['a deactivated account', { isDeactivated: true }],
];

const ASSIGNMENTS = [
  `assign <@${DANA}>`,
  `assign <@${DANA}> comms`,
  `handoff <@${DANA}> yours`,
  `task check the replica <@${DANA}>`,
  `task assign 1 <@${DANA}>`,
];

describe.each(OUTSIDERS)('%s', (_, facts) => {
  const aegis = useAegis({ lifetime: PER_GROUP });
  let channel: string;
  beforeAll(async () => {
    channel = await prepare(aegis());
    aegis().workspace.users.set(DANA, {
      id: DANA,
      handle: 'dana',
      realName: 'Dana',
      displayName: 'Dana',
      timeZone: 'Etc/UTC',
      ...facts,
    });
  });

  it.each(ASSIGNMENTS)('gets nothing from `%s`', async (line) => {
    const before = await aegis().record();

    const reply = await aegis().type(line, { channel });

    expect(reply).toContain('Choose a full member of this workspace');
    expect(await aegis().record()).toEqual(before);
  });
});

describe('a member who left', () => {
  const aegis = useAegis({ lifetime: PER_GROUP });
  let channel: string;
  beforeAll(async () => {
    channel = await prepare(aegis());
  });

  it.each([...ASSIGNMENTS.map((line) => line.replace(DANA, BOB)), 'join'])(
    'is a participant again through `%s`',
    async (line) => {
      await aegis().type(`assign <@${ALICE}>`, { channel });
      await aegis().type('join 1', { user: BOB });
      await aegis().type('leave 1', { user: BOB });
      const before = await aegis().deps.store.getParticipant('INC-000001', BOB);

      await aegis().type(line, { channel, user: line === 'join' ? BOB : ALICE });

      const after = await aegis().deps.store.getParticipant('INC-000001', BOB);
      expect([before, after].map(isCurrentMember)).toEqual([false, true]);
    },
  );
});

describe('a role that someone has', () => {
  const aegis = useAegis({ lifetime: PER_GROUP });

  it('is taken over with both people in the post', async () => {
    const channel = await prepare(aegis());
    await aegis().type(`assign <@${BOB}> comms`, { channel });

    await aegis().type(`assign <@${ALICE}> comms`, { channel });

    const post = textOf(aegis().posts(channel).at(-1) ?? { text: '' });
    expect(post).toContain(`<@${ALICE}> is now *comms* instead of <@${BOB}>`);
  });
});

describe('a role that is spelled almost like a known one', () => {
  const aegis = useAegis();
  const rolesOf = async () => (await aegis().record()).incident.roles;

  it.each([
    ['comander', 'commander'],
    ['incident comander', 'commander'],
    ['scirbe please', 'scribe'],
  ])('is asked about, with a button for each: %s', async (typed, meant) => {
    const channel = await prepare(aegis());

    const asked = await aegis().type(`assign <@${BOB}> ${typed}`, { channel });

    expect(asked).toContain(`Did you mean *${meant}*? Nothing was done.`);
    expect(await rolesOf()).toEqual({});
    await aegis().type(`assign sure:words id:INC-000001 <@${BOB}> ${meant}`, { channel });
    expect(await rolesOf()).toEqual({ [meant]: BOB });
  });

  it('is given when the person confirms it, and not asked about again', async () => {
    const channel = await prepare(aegis());

    await aegis().type(`assign sure:words <@${BOB}> comander`, { channel });
    const again = await aegis().type(`assign <@${ALICE}> comander`, { channel });

    expect(again).not.toContain('Did you mean');
    expect(await rolesOf()).toEqual({ comander: ALICE });
  });

  it.each(['dba', 'database expert', 'liaison', 'deputy commander'])(
    "is a new role when it isn't close to a known one: %s",
    async (other) => {
      const channel = await prepare(aegis());

      await aegis().type(`assign <@${BOB}> ${other}`, { channel });

      expect(await rolesOf()).toEqual({ [other]: BOB });
    },
  );
});
