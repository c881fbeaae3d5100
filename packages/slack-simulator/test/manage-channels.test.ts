import { beforeEach, describe, expect, it } from 'vitest';
import { createChannel } from '../src/channels.js';
import {
  channelIdChanges,
  channelIsShared,
  channelIsUnshared,
  userArchives,
  userConverts,
  userDeletesChannel,
  userKicks,
  userRenames,
  userUnarchives,
} from '../src/manage-channels.js';
import { userJoins, userPosts } from '../src/people.js';
import { ALICE, BOB, BOT, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

const heard = () => slack().events.map(({ event }) => event);
const is_ts = expect.stringMatching(/^\d+\.\d{6}$/);

describe('a channel that is made private', () => {
  it('keeps its id and sends nothing but a message with the private channel type', async () => {
    const { workspace, client } = slack();

    userConverts(workspace, { channel: RANDOM, user: BOB, to: 'private' });

    expect(heard()).toEqual([
      {
        type: 'message',
        subtype: 'channel_convert_to_private',
        user: BOB,
        text: 'made this channel *private*. Now, it can only be viewed or joined by invitation.',
        ts: is_ts,
        channel: RANDOM,
        event_ts: is_ts,
        channel_type: 'group',
      },
    ]);
    const { channel } = await client.conversations.info({ channel: RANDOM });
    expect(channel).toMatchObject({ id: RANDOM, is_private: true, is_group: true, is_channel: false });
  });

  it('can be made public again, and conversion to what it is does nothing', () => {
    const { workspace, eventsOf, events } = slack();
    userConverts(workspace, { channel: RANDOM, user: BOB, to: 'public' });
    expect(events).toEqual([]);

    userConverts(workspace, { channel: RANDOM, user: BOB, to: 'private' });
    userConverts(workspace, { channel: RANDOM, user: BOB, to: 'public' });

    expect(eventsOf('message.channel_convert_to_public')).toMatchObject([
      { user: BOB, channel: RANDOM, channel_type: 'channel' },
    ]);
  });
});

describe('a channel whose id changes', () => {
  it('sends the old and the new id, and is found by the new one only', async () => {
    const { workspace, client } = slack();
    const { ts } = userPosts(workspace, { channel: RANDOM, user: ALICE, text: 'before' });

    const renewed = channelIdChanges(workspace, RANDOM);

    expect(heard().at(-1)).toEqual({
      type: 'channel_id_changed',
      old_channel_id: RANDOM,
      new_channel_id: renewed,
      event_ts: is_ts,
    });
    const { messages } = await client.conversations.history({ channel: renewed });
    expect(messages).toMatchObject([{ ts }]);
    await expect(client.conversations.info({ channel: RANDOM })).rejects.toThrow('channel_not_found');
  });
});

describe('a channel that is shared with another organization', () => {
  it('sends an event for each organization that joins or leaves', () => {
    const { workspace, events, eventsOf } = slack();

    channelIsShared(workspace, { channel: RANDOM, team: 'T09PARTNER' });
    channelIsShared(workspace, { channel: RANDOM, team: 'E09VENDOR' });
    channelIsUnshared(workspace, { channel: RANDOM, team: 'T09PARTNER' });
    channelIsUnshared(workspace, { channel: RANDOM, team: 'E09VENDOR' });

    expect(eventsOf('channel_shared')[0]).toEqual({
      type: 'channel_shared',
      connected_team_id: 'T09PARTNER',
      channel: RANDOM,
      event_ts: is_ts,
    });
    expect(eventsOf('channel_unshared')).toMatchObject([
      { previously_connected_team_id: 'T09PARTNER', is_ext_shared: true },
      { previously_connected_team_id: 'E09VENDOR', is_ext_shared: false },
    ]);
    expect(events.map((envelope) => envelope.is_ext_shared_channel)).toEqual([true, true, true, false]);
  });
});

describe('the bot', () => {
  it.each([
    { kind: 'channel', type: 'channel_left' },
    { kind: 'group', type: 'group_left' },
  ] as const)("is notified only by $type when it's removed from a $kind", ({ kind, type }) => {
    const { workspace, events } = slack();
    const { id } = createChannel(workspace, { name: 'inc-1', kind, creator: BOT, members: [BOT, ALICE] });
    events.length = 0;

    userKicks(workspace, { channel: id, user: ALICE, member: BOT });
    userPosts(workspace, { channel: id, user: ALICE, text: 'unheard' });

    expect(heard()).toEqual([{ type, channel: id, actor_id: ALICE, event_ts: is_ts }]);
  });

  it("is notified when it's added back", () => {
    const { workspace, eventsOf } = slack();
    userKicks(workspace, { channel: RANDOM, user: ALICE, member: BOT });

    userJoins(workspace, { channel: RANDOM, user: BOT });

    expect(eventsOf('member_joined_channel')).toMatchObject([{ user: BOT, channel: RANDOM }]);
  });
});

it('names the person who was removed, and by whom, in two events', () => {
  const { workspace } = slack();

  userKicks(workspace, { channel: RANDOM, user: ALICE, member: BOB });

  expect(heard()).toMatchObject([
    { type: 'member_left_channel', user: BOB },
    { subtype: 'channel_leave', user: BOB, text: `<@${BOB}> was removed from the channel by <@${ALICE}>` },
  ]);
});

describe('a private channel', () => {
  let channel: string;

  beforeEach(() => {
    const { workspace, events } = slack();
    const fresh = { name: 'inc-2', kind: 'group', creator: BOT, members: [BOT, ALICE] } as const;
    channel = createChannel(workspace, fresh).id;
    events.length = 0;
  });

  it('has group events for changes to it', () => {
    const { workspace } = slack();

    userRenames(workspace, { channel, user: ALICE, name: 'inc-2-leak' });
    userArchives(workspace, { channel, user: ALICE });

    expect(heard().map(({ subtype, type }) => subtype ?? type)).toEqual([
      'group_rename',
      'group_name',
      'group_archive',
      'group_archive',
    ]);
  });

  it('sends nothing to an app whose bot is no longer in it', () => {
    const { workspace, events } = slack();
    userArchives(workspace, { channel, user: ALICE });
    events.length = 0;

    userUnarchives(workspace, { channel, user: ALICE });

    expect(events).toEqual([]);
  });

  it('is gone once it is deleted', async () => {
    const { workspace, client } = slack();

    userDeletesChannel(workspace, { channel, user: ALICE });

    expect(heard()).toEqual([
      { type: 'group_deleted', channel, actor_id: ALICE, date_deleted: expect.any(Number), event_ts: is_ts },
    ]);
    await expect(client.conversations.info({ channel })).rejects.toThrow('channel_not_found');
  });
});

it('notifies every app that a public channel was deleted', () => {
  const { workspace } = slack();
  userKicks(workspace, { channel: RANDOM, user: ALICE, member: BOT });

  userDeletesChannel(workspace, { channel: RANDOM, user: ALICE });

  expect(heard().at(-1)).toMatchObject({ type: 'channel_deleted', channel: RANDOM });
});

it('lists user groups, the disabled ones on request', async () => {
  const { workspace, client } = slack();
  workspace.userGroups.set('S01SRE', { id: 'S01SRE', handle: 'sre', name: 'Site reliability' });
  workspace.userGroups.set('S01OLD', { id: 'S01OLD', handle: 'old', name: 'Old', isDisabled: true });

  const active = await client.usergroups.list();
  const all = await client.usergroups.list({ include_disabled: true });

  expect(active.usergroups).toMatchObject([{ id: 'S01SRE', handle: 'sre' }]);
  expect(all.usergroups).toHaveLength(2);
});
