import { channelIsShared, userOpensHome, userPosts } from 'slack-simulator';
import { beforeEach, describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';

const aegis = useAegis({ settings: { captureShared: true } });
const STRANGER = 'U09STRANGER';
let channel: string;

/** In a Slack Connect channel, `users.info` says `user_not_found` of some people. */
beforeEach(async () => {
  channel = await aegis().declare('declare P1 checkout fails');
  const { workspace, server } = aegis();
  const names = { handle: 'vera', realName: 'Vera', displayName: 'vera' };
  workspace.users.set(STRANGER, { id: STRANGER, ...names, timeZone: 'Etc/UTC', teamId: 'T0OTHER' });
  channelIsShared(workspace, { channel, team: 'T0OTHER' });
  await aegis().say('Our side of the API fails, too', { channel, user: STRANGER });
  // What Slack said of ALICE is known from here on.
  await aegis().type('show', { channel });
  server.faults.add({ method: 'users.info', do: { error: 'user_not_found' }, times: 100 });
});

describe('someone in a shared channel of whom Slack says nothing', () => {
  it('sees the incident like others from their organization', async () => {
    expect(await aegis().type('show', { user: STRANGER, channel })).toContain('INC-1 P1 Open');
    expect(await aegis().type('timeline', { user: STRANGER, channel })).toContain('Timeline of INC-1');
  });

  it('can change nothing', async () => {
    const reply = await aegis().type('resolve', { user: STRANGER, channel });

    expect(reply).toMatch(/^Guests and people from other organizations can't change INC-1/);
  });

  it('can mention Aegis and open its Home, with only what they may see', async () => {
    const { workspace, logger } = aegis();
    await aegis().declare('declare P1 payroll fails');

    userPosts(workspace, { user: STRANGER, channel, text: '<@U01AEGIS> show' });
    await aegis().settled();
    userOpensHome(workspace, STRANGER);
    await aegis().settled();

    const home = textOf({ text: '', blocks: workspace.homes.get(STRANGER)?.blocks ?? [] });
    expect(aegis().shownTo(STRANGER).at(-1)).toContain('INC-1 P1 Open');
    expect(home).toContain('checkout fails');
    expect(home).not.toContain('payroll');
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(['assign', 'task call the vendor', 'handoff'])('gets nothing with %s', async (line) => {
    const reply = await aegis().type(`${line} <@${STRANGER}>`, { channel });

    expect(reply).toContain("Slack doesn't know this person");
    expect((await aegis().record()).incident.roles).toEqual({});
  });

  it('counts as a bot when they post through an app', async () => {
    const ts = '1736950000.000100';
    const post = {
      type: 'message',
      channel,
      channel_type: 'channel',
      ts,
      event_ts: ts,
      text: 'Deploy failed',
    };
    aegis().workspace.publish({ ...post, user: 'U09DEPLOYBOT', bot_id: 'B09DEPLOY', team: 'T0OTHER' });
    await aegis().settled();

    const { comments } = await aegis().record();
    expect(comments.at(-1)).toMatchObject({ text: 'Deploy failed', author_kind: 'bot' });
  });
});
