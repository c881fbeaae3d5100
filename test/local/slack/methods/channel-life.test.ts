import { describe, expect, it } from 'vitest';
import { ALICE, BOB, BOT, CAROL, GENERAL, refusalOf, useSlack } from '../../../support/slack.js';

const slack = useSlack();

const createRoom = async (name = 'inc-42') => {
  const { channel } = await slack().client.conversations.create({ name });
  return channel?.id ?? '';
};

describe('invitations', () => {
  it('bring people in, and tell who is not to be had', async () => {
    const { client, workspace } = slack();
    const channel = await createRoom();
    await client.conversations.invite({ channel, users: `${ALICE},${BOB}` });

    const refused = await client.conversations
      .invite({ channel, users: `${ALICE},${CAROL},U0` })
      .catch((error) => error.data);

    expect(refused).toMatchObject({
      error: 'already_in_channel',
      errors: [
        { user: ALICE, ok: false, error: 'already_in_channel' },
        { user: 'U0', ok: false, error: 'user_not_found' },
      ],
    });
    expect(workspace.channels.get(channel)?.members).toEqual([BOT, ALICE, BOB]);
    await client.conversations.invite({ channel, users: `${ALICE},${CAROL}`, force: true });
    expect(workspace.channels.get(channel)?.members).toEqual([BOT, ALICE, BOB, CAROL]);
    expect(await refusalOf(client.conversations.invite({ channel, users: BOT }))).toBe('cant_invite_self');
    expect(await refusalOf(client.conversations.invite({ channel, users: ',' }))).toBe('no_user');
  });

  it('are taken back by removing somebody', async () => {
    const { client, workspace } = slack();
    const channel = await createRoom();
    await client.conversations.invite({ channel, users: ALICE });

    await client.conversations.kick({ channel, user: ALICE });

    expect(workspace.channels.get(channel)?.members).toEqual([BOT]);
    expect(await refusalOf(client.conversations.kick({ channel, user: ALICE }))).toBe('not_in_channel');
    expect(await refusalOf(client.conversations.kick({ channel, user: BOT }))).toBe('cant_kick_self');
    expect(await refusalOf(client.conversations.kick({ channel: GENERAL, user: ALICE }))).toBe(
      'cant_kick_from_general',
    );
  });
});
