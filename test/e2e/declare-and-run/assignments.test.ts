import type { User } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { useAegis } from '../../support/aegis.js';
import { BOB } from '../../support/slack.js';

const aegis = useAegis();
const DANA = 'U01DANA';
let channel: string;

beforeEach(async () => {
  channel = await aegis().declare();
  await aegis().type('task call the vendor', { channel });
});

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
  beforeEach(() => {
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

it.each(ASSIGNMENTS.map((line) => line.replace(DANA, BOB)))(
  'makes a member a participant through `%s`',
  async (line) => {
    await aegis().type(line, { channel });

    const { participants } = await aegis().record();
    expect(participants.map(({ user_id }) => user_id)).toContain(BOB);
  },
);
