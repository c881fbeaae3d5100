import { userLeaves } from 'slack-simulator';
import { describe, expect, it } from 'vitest';
import { textOf, useAegis } from '../../support/aegis.js';
import { envelopeOf } from '../../support/envelope.js';
import { ALICE, BOB, CAROL } from '../../support/slack.js';

const aegis = useAegis();

/** Slack says that an account was deactivated, as often as it takes. */
async function deactivate(id: string) {
  const { workspace, delivery, clock, settled } = aegis();
  clock.advance(1_000);
  const known = workspace.users.get(id);
  if (known) known.isDeactivated = true;
  const user = { id, team_id: workspace.team.id, name: 'gone', deleted: true, updated: 1_736_950_111 };
  for (let n = 0; n < 2; n += 1) {
    await delivery.event(envelopeOf(workspace, { type: 'user_change', user, event_ts: '1736950111.000100' }));
    await settled();
  }
}

async function leave(channel: string, user: string) {
  aegis().clock.advance(1_000);
  userLeaves(aegis().workspace, { channel, user });
  await aegis().settled();
}

const questions = (channel: string) =>
  aegis()
    .posts(channel)
    .map(textOf)
    .filter((text) => text.includes('Who takes over?'));

describe('when someone leaves, the channel is asked once', () => {
  it('who takes command, if they were the commander', async () => {
    const channel = await aegis().declare();
    await aegis().type(`assign <@${BOB}>`, { channel });

    await deactivate(BOB);

    expect(questions(channel)).toHaveLength(1);
    expect(questions(channel)[0]).toContain(
      "<@U01BOB> no longer has an active account. They're still *commander*",
    );
    expect(questions(channel)[0]).toContain('Take command');
  });

  it('who takes their tasks, with a button that gives one to the person who presses it', async () => {
    const channel = await aegis().declare();
    await aegis().type(`task call the vendor <@${BOB}>`, { channel });
    await deactivate(BOB);
    const post = aegis()
      .posts(channel)
      .find((one) => textOf(one).includes('Who takes over?'));

    await aegis().press('task id:INC-000001 take 1', { channel, ts: post?.ts ?? '' });

    expect((await aegis().record()).tasks[0]).toMatchObject({ owner: ALICE, state: 'open' });
  });

  it('who takes command, if they declared an incident without a commander', async () => {
    const channel = await aegis().declare('declare P1 checkout fails', CAROL);

    await deactivate(CAROL);

    expect(questions(channel)[0]).toContain('They declared INC-1, and it has no commander.');
  });

  it('who takes over, if they only left the channel', async () => {
    const channel = await aegis().declare();
    await aegis().type(`assign <@${BOB}> comms`, { channel });

    await leave(channel, BOB);

    expect(questions(channel)[0]).toContain("<@U01BOB> left this channel. They're still *comms*");
  });

  it('not at all, if they had nothing or the incident is over', async () => {
    const channel = await aegis().declare();
    await aegis().type(`assign <@${BOB}>`, { channel });
    await aegis().type('close', { channel });

    await deactivate(BOB);
    await deactivate(CAROL);

    expect(questions(channel)).toEqual([]);
  });
});

describe('someone from outside the channel', () => {
  it.each([
    ['a task', `task call the vendor <@${BOB}>`],
    ['a task of someone else', `task assign 1 <@${BOB}>`],
    ['a role', `assign <@${BOB}> ops`],
  ])('is in the channel before the post that gives them %s mentions them', async (_, line) => {
    const channel = await aegis().declare();
    if (line.includes('assign 1')) await aegis().type('task call the vendor', { channel });

    await aegis().type(line, { channel });

    const { messages = [], members = [] } = aegis().workspace.channels.get(channel) ?? {};
    const joined = messages.findIndex(({ subtype, user }) => subtype === 'channel_join' && user === BOB);
    // The newest one notifies: a task's own post is edited in its place.
    const mentioned = messages.findLastIndex(({ bot_id, text }) => bot_id && text.includes(`<@${BOB}>`));
    expect(members).toContain(BOB);
    expect(joined).toBeGreaterThan(-1);
    expect(joined).toBeLessThan(mentioned);
  });

  it('is named in the post when Slack refuses them', async () => {
    const channel = await aegis().declare();
    aegis().server.faults.add({
      method: 'conversations.invite',
      do: { error: 'user_is_restricted' },
      times: 9,
    });

    await aegis().type(`task call the vendor <@${BOB}>`, { channel });

    expect(textOf(aegis().posts(channel).at(-1) ?? { text: '' })).toContain("Slack didn't let <@U01BOB> in");
  });
});
