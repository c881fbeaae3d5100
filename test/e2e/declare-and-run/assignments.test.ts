import type { User } from 'slack-simulator';
import { beforeAll, describe, expect, it } from 'vitest';
import { type TestAegis, useAegis } from '../../support/aegis.js';
import { PER_GROUP } from '../../support/lifetime.js';
import { BOB } from '../../support/slack.js';

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

describe('a member', () => {
  const aegis = useAegis();

  it.each(ASSIGNMENTS.map((line) => line.replace(DANA, BOB)))(
    'becomes a participant through `%s`',
    async (line) => {
      const channel = await prepare(aegis());

      await aegis().type(line, { channel });

      const { participants } = await aegis().record();
      expect(participants.map(({ user_id }) => user_id)).toContain(BOB);
    },
  );
});
