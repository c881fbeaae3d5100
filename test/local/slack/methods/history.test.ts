import { describe, expect, it } from 'vitest';
import { userDeletes, userPosts } from '../../../../src/local/slack/people.js';
import { ALICE, BOB, GENERAL, refusalOf, useSlack } from '../../../support/slack.js';

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

  it('are cut to a range of time', async () => {
    const [one, two, three] = postThree();

    expect(await read({ oldest: one })).toEqual(['three', 'two']);
    expect(await read({ latest: three })).toEqual(['two', 'one']);
    expect(await read({ oldest: two, latest: two, inclusive: true })).toEqual(['two']);
    expect(await refusalOf(slack().client.conversations.history({ channel: GENERAL, oldest: 'abc' }))).toBe(
      'invalid_ts_oldest',
    );
  });

  it('leave replies to their thread', async () => {
    const { client, workspace } = slack();
    const [one = ''] = postThree();
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'reply', thread: one });
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'both', thread: one, broadcast: true });

    const { messages = [] } = await client.conversations.replies({ channel: GENERAL, ts: one });

    expect(await read({})).toEqual(['both', 'three', 'two', 'one']);
    expect(messages.map(({ text }) => text)).toEqual(['one', 'reply', 'both']);
    expect(messages[0]).toMatchObject({ thread_ts: one, reply_count: 2, reply_users: [BOB] });
    expect(messages[1]).toMatchObject({ thread_ts: one, parent_user_id: ALICE });
    expect(await refusalOf(client.conversations.replies({ channel: GENERAL, ts: '1.000001' }))).toBe(
      'thread_not_found',
    );
  });

  it('keep a tombstone of a deleted message with replies', async () => {
    const { workspace } = slack();
    const [one = ''] = postThree();
    userPosts(workspace, { channel: GENERAL, user: BOB, text: 'reply', thread: one });

    userDeletes(workspace, { channel: GENERAL, ts: one });

    expect(await read({})).toEqual(['three', 'two', 'This message was deleted.']);
  });
});
