import { describe, expect, it } from 'vitest';
import { userArchives, userRenames, userSetsTopic, userUnarchives } from '../src/manage-channels.js';
import {
  botPosts,
  userDeletes,
  userEdits,
  userJoins,
  userLeaves,
  userOpensHome,
  userPins,
  userPosts,
  userReacts,
  userUnpins,
  userUnreacts,
} from '../src/people.js';
import { ALICE, BOB, BOT, CAROL, GENERAL, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

const TS = '1736949909.123000';

const say = (text: string, fields: object = {}) =>
  userPosts(slack().workspace, { channel: RANDOM, user: ALICE, text, ...fields });

describe('an event', () => {
  it('comes in an envelope with its workspace, app and authorizations', () => {
    say('hello');

    expect(slack().events).toEqual([
      {
        token: expect.any(String),
        team_id: 'T01DEMO',
        context_team_id: 'T01DEMO',
        context_enterprise_id: null,
        api_app_id: 'A01DEMO',
        type: 'event_callback',
        event_id: expect.stringMatching(/^Ev[0-9A-Z]{9}$/),
        event_time: 1736949909,
        authorizations: [
          {
            enterprise_id: null,
            team_id: 'T01DEMO',
            user_id: BOT,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: false,
        event_context: expect.any(String),
        event: {
          type: 'message',
          user: ALICE,
          team: 'T01DEMO',
          text: 'hello',
          client_msg_id: expect.any(String),
          blocks: [
            {
              type: 'rich_text',
              block_id: expect.any(String),
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'hello' }] }],
            },
          ],
          ts: TS,
          event_ts: TS,
          channel: RANDOM,
          channel_type: 'channel',
        },
      },
    ]);
  });

  it('is sent only for channels that the bot is in', async () => {
    const { client, workspace, events } = slack();
    await client.conversations.leave({ channel: RANDOM });
    events.length = 0;

    say('hello');

    expect(events).toEqual([]);
    expect(workspace.channels.get(RANDOM)?.messages.at(-1)?.text).toBe('hello');
  });

  it('is followed by app_mention when a message mentions the bot', () => {
    say(`<@${BOT}> help`);

    expect(slack().events.map(({ event }) => [event.type, event.ts, event.text])).toEqual([
      ['message', TS, `<@${BOT}> help`],
      ['app_mention', TS, `<@${BOT}> help`],
    ]);
  });
});

describe('a message event', () => {
  it('has a unique timestamp, a microsecond later if necessary', () => {
    const stamps = [say('one').ts, say('two').ts, say('three', { ts: TS }).ts];

    expect(stamps).toEqual([TS, '1736949909.123001', '1736949909.123002']);
  });

  it('keeps the order when a message gets an earlier timestamp', () => {
    const { workspace } = slack();
    say('later');

    say('earlier', { ts: '1736949000.000100' });

    const messages = workspace.channels.get(RANDOM)?.messages ?? [];
    expect(messages.map(({ text, ts }) => [text, ts])).toEqual([
      ['earlier', '1736949000.000100'],
      ['later', TS],
    ]);
  });

  it('names the parent of a reply', () => {
    const { ts } = say('parent');
    say('reply', { user: BOB, thread: ts });
    say('both', { user: BOB, thread: ts, broadcast: true });

    expect(slack().events.map(({ event }) => event)).toMatchObject([
      { ts },
      { thread_ts: ts, parent_user_id: ALICE },
      { subtype: 'thread_broadcast', thread_ts: ts, root: { ts, text: 'parent' } },
    ]);
  });

  it('has the subtype file_share when there are files', () => {
    say('look', { files: [{ name: 'graph.png', mimetype: 'image/png', size: 10 }] });

    expect(slack().eventsOf('message.file_share')).toMatchObject([
      {
        user: ALICE,
        text: 'look',
        upload: false,
        files: [{ name: 'graph.png', mimetype: 'image/png', filetype: 'png', size: 10, user: ALICE }],
      },
    ]);
  });

  it('has no user for a bot_message', () => {
    botPosts(slack().workspace, { channel: RANDOM, name: 'Pager', text: 'Alert' });

    const [event] = slack().eventsOf('message.bot_message');
    expect(event).toMatchObject({ bot_id: 'B09OTHER', username: 'Pager', text: 'Alert' });
    expect(event).not.toHaveProperty('user');
  });

  it('has both texts of an edit, dated to the second', () => {
    const { workspace, clock } = slack();
    const { ts } = say('befor');
    clock.advance(2_500);

    userEdits(workspace, { channel: RANDOM, user: ALICE, ts, text: 'before' });

    expect(slack().eventsOf('message.message_changed')).toMatchObject([
      {
        hidden: true,
        channel: RANDOM,
        channel_type: 'channel',
        ts: '1736949911.623000',
        event_ts: '1736949911.623000',
        message: { ts, text: 'before', user: ALICE, edited: { user: ALICE, ts: '1736949911.000000' } },
        previous_message: { ts, text: 'befor' },
      },
    ]);
  });

  it('has the previous message of a deletion', () => {
    const { ts } = say('oops');

    userDeletes(slack().workspace, { channel: RANDOM, ts });

    expect(slack().eventsOf('message.message_deleted')).toMatchObject([
      { hidden: true, deleted_ts: ts, previous_message: { ts, text: 'oops', user: ALICE } },
    ]);
  });

  it('has a tombstone when a message with replies is deleted', () => {
    const { ts } = say('oops');
    say('reply', { thread: ts });

    userDeletes(slack().workspace, { channel: RANDOM, ts });

    expect(slack().eventsOf('message.message_changed')).toMatchObject([
      { message: { subtype: 'tombstone', ts, thread_ts: ts }, previous_message: { text: 'oops' } },
    ]);
  });
});

describe('the workspace', () => {
  it('sends two events about joining, and two about leaving', () => {
    const { workspace, eventsOf } = slack();
    userLeaves(workspace, { channel: RANDOM, user: CAROL });

    userJoins(workspace, { channel: RANDOM, user: CAROL });

    const about = { user: CAROL, channel: RANDOM };
    expect(eventsOf('member_left_channel')).toMatchObject([{ ...about, channel_type: 'C', team: 'T01DEMO' }]);
    expect(eventsOf('message.channel_leave')).toMatchObject([about]);
    expect(eventsOf('member_joined_channel')).toMatchObject([
      { ...about, channel_type: 'C', team: 'T01DEMO' },
    ]);
    expect(eventsOf('message.channel_join')).toMatchObject([
      { ...about, text: `<@${CAROL}> has joined the channel` },
    ]);
  });

  it('lets a person join before their first message', () => {
    const { workspace, events } = slack();
    userLeaves(workspace, { channel: RANDOM, user: CAROL });
    events.length = 0;

    say('here I am', { user: CAROL });

    expect(events.map(({ event }) => event.subtype ?? event.type)).toEqual([
      'member_joined_channel',
      'channel_join',
      'message',
    ]);
  });

  it('sends an event for a reaction and for its removal', () => {
    const { workspace, eventsOf } = slack();
    const { ts } = say('hello');
    const reaction = { channel: RANDOM, user: BOB, ts, emoji: 'eyes' };

    userReacts(workspace, reaction);
    userUnreacts(workspace, reaction);

    const item = { type: 'message', channel: RANDOM, ts };
    const common = { user: BOB, reaction: 'eyes', item, item_user: ALICE, event_ts: expect.any(String) };
    expect(eventsOf('reaction_added')).toEqual([{ type: 'reaction_added', ...common }]);
    expect(eventsOf('reaction_removed')).toEqual([{ type: 'reaction_removed', ...common }]);
  });

  it('sends an event for a pin and for its removal', () => {
    const { workspace, eventsOf } = slack();
    const { ts } = say('root cause');

    userPins(workspace, { channel: RANDOM, user: BOB, ts });
    userUnpins(workspace, { channel: RANDOM, user: BOB, ts });

    expect(eventsOf('pin_added')).toMatchObject([
      {
        user: BOB,
        channel_id: RANDOM,
        item_user: ALICE,
        item: { type: 'message', channel: RANDOM, created_by: BOB, message: { ts, text: 'root cause' } },
        pin_count: 1,
        pinned_info: { channel: RANDOM, pinned_by: BOB, pinned_ts: 1736949909 },
      },
    ]);
    expect(eventsOf('pin_removed')).toMatchObject([{ user: BOB, pin_count: 0, has_pins: false }]);
  });

  it('sends a message for a new name, topic or purpose', () => {
    const { workspace, eventsOf } = slack();

    userSetsTopic(workspace, { channel: RANDOM, user: BOB, topic: 'All quiet' });
    userRenames(workspace, { channel: RANDOM, user: BOB, name: 'alarms' });

    expect(eventsOf('message.channel_topic')).toMatchObject([
      { user: BOB, topic: 'All quiet', text: `<@${BOB}> set the channel topic: All quiet` },
    ]);
    expect(eventsOf('channel_rename')).toMatchObject([{ channel: { id: RANDOM, name: 'alarms' } }]);
    expect(eventsOf('message.channel_name')).toMatchObject([{ old_name: 'random', name: 'alarms' }]);
  });

  it('removes the bot from an archived channel', () => {
    const { workspace, eventsOf, events } = slack();

    userArchives(workspace, { channel: RANDOM, user: BOB });
    const heard = events.length;
    userUnarchives(workspace, { channel: RANDOM, user: BOB });

    expect(eventsOf('channel_archive')).toMatchObject([{ channel: RANDOM, user: BOB }]);
    expect(events.slice(heard).map(({ event }) => event)).toMatchObject([
      { type: 'channel_unarchive', channel: RANDOM, user: BOB },
    ]);
    expect(workspace.channels.get(RANDOM)?.members).not.toContain(BOT);
  });

  it('sends the published view when a person opens Home', async () => {
    const { workspace, client, eventsOf } = slack();
    userOpensHome(workspace, ALICE);
    await client.views.publish({
      user_id: ALICE,
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });

    userOpensHome(workspace, ALICE);

    const [first, second] = eventsOf('app_home_opened');
    expect(first).toEqual({
      type: 'app_home_opened',
      user: ALICE,
      channel: expect.stringMatching(/^D/),
      tab: 'home',
      event_ts: expect.any(String),
    });
    expect(second).toMatchObject({ view: { type: 'home' } });
  });

  it('throws for unknown people, channels and messages', () => {
    const { workspace } = slack();

    expect(() => userPosts(workspace, { channel: 'C0', user: ALICE, text: 'x' })).toThrow(RangeError);
    expect(() => userPosts(workspace, { channel: GENERAL, user: 'U0', text: 'x' })).toThrow(RangeError);
    expect(() => userDeletes(workspace, { channel: GENERAL, ts: '1.000001' })).toThrow(RangeError);
  });
});

describe('an action of the bot', () => {
  it('sends the app events too', async () => {
    const { client, events } = slack();
    const channel = (await client.conversations.create({ name: 'inc-42' })).channel?.id ?? '';
    await client.conversations.invite({ channel, users: ALICE });
    await client.conversations.setTopic({ channel, topic: 'INC-42' });
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'card' });
    await client.chat.update({ channel, ts, text: 'new card' });
    await client.pins.add({ channel, timestamp: ts });

    expect(events.map(({ event }) => event.subtype ?? event.type)).toEqual([
      'channel_created',
      'member_joined_channel',
      'channel_join',
      'member_joined_channel',
      'channel_join',
      'channel_topic',
      'message',
      'message_changed',
      'pin_added',
    ]);
    const own = { user: BOT, bot_id: 'B01DEMO', app_id: 'A01DEMO', bot_profile: { id: 'B01DEMO' } };
    expect(events.map(({ event }) => event)).toMatchObject([
      { channel: { id: channel, name: 'inc-42', creator: BOT } },
      { user: BOT },
      { user: BOT },
      { user: ALICE, inviter: BOT },
      { user: ALICE, inviter: BOT },
      { user: BOT },
      { ...own, text: 'card', ts },
      { message: { ...own, text: 'new card' }, previous_message: { text: 'card' } },
      { user: BOT, item_user: BOT },
    ]);
  });
});
