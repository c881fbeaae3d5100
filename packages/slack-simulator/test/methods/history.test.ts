import { describe, expect, it } from 'vitest';
import { botEdits, botPosts, userDeletes, userPosts, userReacts } from '../../src/people.js';
import { transcriptArrives } from '../../src/transcripts.js';
import { messagesExpire, planHidesBefore, userDeletesFile } from '../../src/vanishing-content.js';
import { ALICE, BOB, errorOf, GENERAL, useSlack } from '../support/use-slack.js';

const slack = useSlack();

describe('histories', () => {
  const postThree = () => {
    const { workspace, clock } = slack();
    return ['one', 'two', 'three'].map((text) => {
      clock.advance(1_000);
      return userPosts(workspace, { channel: GENERAL, user: ALICE, text }).ts;
    });
  };
  const read = async (args: object) => {
    const { messages } = await slack().client.conversations.history({ channel: GENERAL, ...args });
    return messages?.map(({ text }) => text);
  };

  it('are read from the newest, page by page', async () => {
    postThree();
    const { client } = slack();

    const first = await client.conversations.history({ channel: GENERAL, limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const second = await client.conversations.history({ channel: GENERAL, limit: 2, cursor });

    expect(first.messages?.map(({ text }) => text)).toEqual(['three', 'two']);
    expect(first.has_more).toBe(true);
    expect(second.messages?.map(({ text }) => text)).toEqual(['one']);
    expect(second.has_more).toBe(false);
  });

  it('are limited to a time range', async () => {
    const [one, two, three] = postThree();

    expect(await read({ oldest: one })).toEqual(['three', 'two']);
    expect(await read({ latest: three })).toEqual(['two', 'one']);
    expect(await read({ oldest: two, latest: two, inclusive: true })).toEqual(['two']);
    expect(await errorOf(slack().client.conversations.history({ channel: GENERAL, oldest: 'abc' }))).toBe(
      'invalid_ts_oldest',
    );
  });

  it('have at most 999 messages a page', async () => {
    const { client } = slack();
    const ask = (limit: number) => errorOf(client.conversations.history({ channel: GENERAL, limit }));

    expect(await ask(999)).toBe('ok');
    expect(await ask(1_000)).toBe('invalid_limit');
    expect(await ask(0)).toBe('invalid_limit');
  });

  it('leave replies in their thread', async () => {
    const { client, workspace } = slack();
    const [one = ''] = postThree();
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'reply', thread: one });
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'both', thread: one, broadcast: true });

    const { messages = [] } = await client.conversations.replies({ channel: GENERAL, ts: one });

    expect(await read({})).toEqual(['both', 'three', 'two', 'one']);
    expect(messages.map(({ text }) => text)).toEqual(['one', 'reply', 'both']);
    expect(messages[0]).toMatchObject({ thread_ts: one, reply_count: 2, reply_users: [BOB] });
    expect(messages[1]).toMatchObject({ thread_ts: one, parent_user_id: ALICE });
    expect(await errorOf(client.conversations.replies({ channel: GENERAL, ts: '1.000001' }))).toBe(
      'thread_not_found',
    );
  });

  it('keep a tombstone for a deleted message with replies', async () => {
    const { workspace } = slack();
    const [one = ''] = postThree();
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'reply', thread: one });

    userDeletes(workspace, { channel: GENERAL, ts: one });

    expect(await read({})).toEqual(['three', 'two', 'This message was deleted.']);
  });
});

describe('threads', () => {
  const postThread = (replies: number) => {
    const { workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'parent' });
    const sent = Array.from({ length: replies }, (_, n) =>
      userPosts(workspace, { channel: GENERAL, user: BOB, text: `reply ${n + 1}`, thread: ts }),
    );
    return { ts, replies: sent.map((reply) => reply.ts) };
  };
  const read = async (ts: string, args: object = {}) => {
    const page = await slack().client.conversations.replies({ channel: GENERAL, ts, ...args });
    return {
      texts: page.messages?.map(({ text }) => text),
      more: page.has_more,
      cursor: page.response_metadata?.next_cursor,
    };
  };

  it('start every page with the parent, whatever the range', async () => {
    const { ts, replies } = postThread(3);

    const first = await read(ts, { limit: 2 });
    const second = await read(ts, { limit: 2, cursor: first.cursor });
    const later = await read(ts, { oldest: replies[1] });

    expect(first).toMatchObject({ texts: ['parent', 'reply 1'], more: true });
    expect(second).toMatchObject({ texts: ['parent', 'reply 2', 'reply 3'], more: false });
    expect(later.texts).toEqual(['parent', 'reply 3']);
  });

  it("have cursors like Slack's", async () => {
    const { ts, replies } = postThread(2);

    const { cursor = '' } = await read(ts, { limit: 2 });

    expect(atob(cursor)).toBe(`next_ts:${replies[1]?.replace('.', '')}`);
    expect(await errorOf(read(ts, { cursor: btoa(`next_ts:${ts}`) }))).toBe('invalid_cursor');
  });

  it('are a single message when asked for by a reply', async () => {
    const { replies } = postThread(2);

    expect((await read(replies[0] ?? '')).texts).toEqual(['reply 1']);
  });

  it('keep their figures when the last reply is deleted', async () => {
    const { client, workspace } = slack();
    const { ts, replies } = postThread(1);

    userDeletes(workspace, { channel: GENERAL, ts: replies[0] ?? '' });

    const { messages } = await client.conversations.history({ channel: GENERAL });
    expect(messages).toMatchObject([{ ts, reply_count: 0, latest_reply: '0000000000.000000' }]);
  });
});

describe('what vanishes', () => {
  const history = async () => slack().client.conversations.history({ channel: GENERAL });
  const postTwo = () =>
    ['old', 'new'].map((text) => {
      slack().clock.advance(1_000);
      return userPosts(slack().workspace, { channel: GENERAL, user: ALICE, text }).ts;
    });

  it('by retention is gone without an event', async () => {
    const [, before = ''] = postTwo();
    const { events, workspace } = slack();
    const sent = events.length;

    messagesExpire(workspace, { channel: GENERAL, before });

    expect(await history()).toMatchObject({ messages: [{ text: 'new' }] });
    expect(events).toHaveLength(sent);
  });

  it('behind the limit of a plan is left out of a history that says so', async () => {
    const [old = '', before = ''] = postTwo();
    const { client, workspace } = slack();
    expect(await history()).not.toHaveProperty('is_limited');

    planHidesBefore(workspace, { channel: GENERAL, before });

    expect(await history()).toMatchObject({ messages: [{ text: 'new' }], is_limited: true });
    const asked = client.conversations.replies({ channel: GENERAL, ts: old });
    expect(await errorOf(asked)).toBe('thread_not_found');
  });

  it("as a file leaves a tombstone in its message, which isn't an edit", async () => {
    const { eventsOf, workspace } = slack();
    const files = [{ id: 'F01LOG', name: 'a.log', mimetype: 'text/plain' }];
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'log', files });

    userDeletesFile(workspace, 'F01LOG');

    const { messages = [] } = await history();
    expect(messages).toMatchObject([{ ts, text: 'log', files: [{ id: 'F01LOG', mode: 'tombstone' }] }]);
    expect(messages[0]).not.toHaveProperty('edited');
    expect(eventsOf('file_deleted')).toMatchObject([{ file_id: 'F01LOG' }]);
    expect(eventsOf('message.message_changed')).toMatchObject([{ message: { ts } }]);
  });
});

it("shows a voice clip's transcript once there is one", async () => {
  const { client, eventsOf, workspace } = slack();
  const files = [{ id: 'F01CLIP', name: 'clip.m4a', mimetype: 'video/mp4', isClip: true }];
  userPosts(workspace, { channel: GENERAL, user: ALICE, text: '', files });
  const before = await client.files.info({ file: 'F01CLIP' });

  transcriptArrives(workspace, { file: 'F01CLIP', content: 'Rolling back now.' });

  const transcription = { status: 'complete', preview: { content: 'Rolling back now.' } };
  const clip = { subtype: 'slack_audio', transcription };
  expect(before.file).toMatchObject({ transcription: { status: 'processing' } });
  expect((await client.files.info({ file: 'F01CLIP' })).file).toMatchObject(clip);
  expect(eventsOf('file_change')).toMatchObject([{ file_id: 'F01CLIP', file: { id: 'F01CLIP' } }]);
  const edits = eventsOf('message.message_changed');
  expect(edits).toMatchObject([{ message: { files: [clip] }, previous_message: { files: [clip] } }]);
});

it('truncates the list of people who reacted, but not their number', async () => {
  const { client, workspace } = slack();
  const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'party' });
  const people = Array.from({ length: 60 }, (_, n) => `U${n}`);
  for (const user of people) userReacts(workspace, { channel: GENERAL, ts, user, emoji: 'tada' });

  const { messages = [] } = await client.conversations.history({ channel: GENERAL });
  const all = await client.reactions.get({ channel: GENERAL, timestamp: ts, full: true });

  const [reaction] = messages[0]?.reactions ?? [];
  expect(reaction).toMatchObject({ name: 'tada', count: 60, users: people.slice(0, 50) });
  expect(all.message?.reactions?.[0]?.users).toEqual(people);
});

it("shows an edit of a bot's message with or without a mark", async () => {
  const { client, workspace } = slack();
  const post = { channel: GENERAL, name: 'Alerts', text: 'FIRING' };
  const { ts } = botPosts(workspace, post);
  const unmarked = botPosts(workspace, post);

  botEdits(workspace, { channel: GENERAL, ts, text: 'RESOLVED' });
  botEdits(workspace, { channel: GENERAL, ts: unmarked.ts, text: 'RESOLVED', isMarked: false });

  const { messages = [] } = await client.conversations.history({ channel: GENERAL });
  expect(messages.map(({ text, edited }) => [text, edited !== undefined])).toEqual([
    ['RESOLVED', false],
    ['RESOLVED', true],
  ]);
});
