import { describe, expect, it } from 'vitest';
import { ALICE, BOB, BOT, CAROL, errorOf, GENERAL, useSlack } from '../support/use-slack.js';

const slack = useSlack();

const createRoom = async (name = 'inc-42') => {
  const { channel } = await slack().client.conversations.create({ name });
  return channel?.id ?? '';
};

describe('channels', () => {
  it('are created with the bot as a member', async () => {
    const { client } = slack();

    const { channel } = await client.conversations.create({ name: 'inc-42-checkout' });

    expect(channel).toMatchObject({
      name: 'inc-42-checkout',
      is_channel: true,
      is_member: true,
      creator: BOT,
    });
    expect((await client.conversations.members({ channel: channel?.id ?? '' })).members).toEqual([BOT]);
  });

  it.each([
    ['', 'invalid_name_required'],
    ['x'.repeat(81), 'invalid_name_maxlength'],
    ['Inc-42', 'invalid_name_specials'],
    ['inc 42', 'invalid_name_specials'],
    ['inc#42', 'invalid_name_specials'],
    ['--__', 'invalid_name_punctuation'],
    ['general', 'name_taken'],
    ['störung-42', 'ok'],
  ])('with the name "%s" get %s', async (name, answer) => {
    expect(await errorOf(slack().client.conversations.create({ name }))).toBe(answer);
  });

  it('keep their names when archived', async () => {
    const { client } = slack();
    const channel = await createRoom();
    await client.conversations.archive({ channel });

    expect(await errorOf(client.conversations.create({ name: 'inc-42' }))).toBe('name_taken');
  });

  it('are listed by type and state, in pages', async () => {
    const { client } = slack();
    const archived = await createRoom('old');
    await client.conversations.archive({ channel: archived });
    await client.conversations.create({ name: 'secret', is_private: true });
    const names = async (args: object) =>
      (await client.conversations.list(args)).channels?.map(({ name }) => name);

    expect(await names({})).toEqual(['general', 'random', 'old']);
    expect(await names({ exclude_archived: true })).toEqual(['general', 'random']);
    expect(await names({ types: 'private_channel' })).toEqual(['secret']);
    expect(await names({ limit: 1 })).toEqual(['general']);
    expect(await errorOf(client.conversations.list({ types: 'secret' }))).toBe('invalid_types');
    expect(await errorOf(client.conversations.list({ cursor: 'zzz' }))).toBe('invalid_cursor');
    expect((await client.users.conversations({})).channels?.map(({ name }) => name)).toEqual([
      'general',
      'random',
    ]);
  });

  it('have a topic and a purpose of at most 250 characters', async () => {
    const { client } = slack();
    const channel = await createRoom();

    await client.conversations.setTopic({ channel, topic: 'x'.repeat(250) });
    await client.conversations.setPurpose({ channel, purpose: 'why' });

    const info = await client.conversations.info({ channel, include_num_members: true });
    expect(info.channel).toMatchObject({
      topic: { value: 'x'.repeat(250), creator: BOT },
      purpose: { value: 'why' },
      num_members: 1,
    });
    expect(await errorOf(client.conversations.setTopic({ channel, topic: 'x'.repeat(251) }))).toBe(
      'too_long',
    );
    expect(await errorOf(client.conversations.setPurpose({ channel, purpose: 'x'.repeat(251) }))).toBe(
      'too_long',
    );
  });

  it('are renamed only by their creator', async () => {
    const { client } = slack();
    const channel = await createRoom();

    await client.conversations.rename({ channel, name: 'inc-42-done' });

    expect((await client.conversations.info({ channel })).channel?.previous_names).toEqual(['inc-42']);
    expect(await errorOf(client.conversations.rename({ channel: GENERAL, name: 'x' }))).toBe(
      'not_authorized',
    );
  });

  it('accept nothing once archived, and no bot can unarchive them', async () => {
    const { client } = slack();
    const channel = await createRoom();
    await client.conversations.archive({ channel });

    const answers = [
      client.chat.postMessage({ channel, text: 'hello' }),
      client.conversations.invite({ channel, users: ALICE }),
      client.conversations.setTopic({ channel, topic: 'x' }),
      client.conversations.join({ channel }),
      client.conversations.archive({ channel }),
      client.conversations.unarchive({ channel }),
      client.conversations.unarchive({ channel: GENERAL }),
      client.conversations.archive({ channel: GENERAL }),
    ].map(errorOf);

    expect(await Promise.all(answers)).toEqual([
      'is_archived',
      'is_archived',
      'is_archived',
      'is_archived',
      'already_archived',
      'not_in_channel',
      'not_archived',
      'cant_archive_general',
    ]);
  });

  it('reject calls of a bot that is not a member', async () => {
    const { client, workspace } = slack();
    const open = await createRoom('open');
    const secret =
      (await client.conversations.create({ name: 'secret', is_private: true })).channel?.id ?? '';
    await Promise.all([open, secret].map((channel) => client.conversations.leave({ channel })));

    const inside = [
      client.conversations.history({ channel: open }),
      client.chat.postMessage({ channel: open, text: 'x' }),
      client.pins.add({ channel: open, timestamp: '1.000000' }),
      client.conversations.invite({ channel: open, users: ALICE }),
    ].map(errorOf);
    const hidden = [
      client.conversations.info({ channel: secret }),
      client.conversations.history({ channel: 'C0' }),
    ].map(errorOf);

    expect(new Set(await Promise.all(inside))).toEqual(new Set(['not_in_channel']));
    expect(new Set(await Promise.all(hidden))).toEqual(new Set(['channel_not_found']));
    expect(await errorOf(client.conversations.info({ channel: open }))).toBe('ok');
    await client.conversations.join({ channel: open });
    expect(workspace.channels.get(open)?.members).toEqual([BOT]);
  });

  it('are opened once for the same people', async () => {
    const { client } = slack();
    const open = async (users: string) => (await client.conversations.open({ users })).channel?.id;

    expect(await open(ALICE)).toBe(await open(ALICE));
    expect(await open(`${ALICE},${BOB}`)).toBe(await open(`${ALICE},${BOB}`));
    expect((await client.chat.postMessage({ channel: ALICE, text: 'hello' })).channel).toBe(
      await open(ALICE),
    );
    expect(await errorOf(client.conversations.open({ users: 'U0' }))).toBe('user_not_found');
    expect(
      await errorOf(client.conversations.setTopic({ channel: (await open(ALICE)) ?? '', topic: 'x' })),
    ).toBe('method_not_supported_for_channel_type');
  });
});

describe('invitations', () => {
  it("add people, and name people who can't be invited", async () => {
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
    expect(await errorOf(client.conversations.invite({ channel, users: BOT }))).toBe('cant_invite_self');
    expect(await errorOf(client.conversations.invite({ channel, users: ',' }))).toBe('no_user');
  });

  it('are undone by removing the person', async () => {
    const { client, workspace } = slack();
    const channel = await createRoom();
    await client.conversations.invite({ channel, users: ALICE });

    await client.conversations.kick({ channel, user: ALICE });

    expect(workspace.channels.get(channel)?.members).toEqual([BOT]);
    expect(await errorOf(client.conversations.kick({ channel, user: ALICE }))).toBe('not_in_channel');
    expect(await errorOf(client.conversations.kick({ channel, user: BOT }))).toBe('cant_kick_self');
    expect(await errorOf(client.conversations.kick({ channel: GENERAL, user: ALICE }))).toBe(
      'cant_kick_from_general',
    );
  });
});
