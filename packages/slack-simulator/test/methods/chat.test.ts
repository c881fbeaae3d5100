import { describe, expect, it } from 'vitest';
import { userArchives } from '../../src/manage-channels.js';
import { userPosts } from '../../src/people.js';
import { ALICE, BOT, errorOf, GENERAL, RANDOM, useSlack } from '../support/use-slack.js';

const slack = useSlack();

const createRoom = async (name = 'inc-42') => {
  const { channel } = await slack().client.conversations.create({ name });
  return channel?.id ?? '';
};

describe('messages', () => {
  it('are posted, changed and deleted by their author', async () => {
    const { client } = slack();

    const { ts = '', message } = await client.chat.postMessage({ channel: GENERAL, text: 'one' });
    const updated = await client.chat.update({ channel: GENERAL, ts, text: 'two' });
    const { messages } = await client.conversations.history({ channel: GENERAL });
    await client.chat.delete({ channel: GENERAL, ts });

    expect(message).toMatchObject({ text: 'one', user: BOT, bot_id: 'B01DEMO', app_id: 'A01DEMO', ts });
    expect(updated).toMatchObject({ ts, text: 'two' });
    expect(messages).toMatchObject([{ ts, text: 'two', edited: { user: BOT, ts: '1736949909.000000' } }]);
    expect((await client.conversations.history({ channel: GENERAL })).messages).toEqual([]);
  });

  it('cannot be changed by a bot that did not post them', async () => {
    const { client, workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'mine' });

    expect(await errorOf(client.chat.update({ channel: GENERAL, ts, text: 'x' }))).toBe(
      'cant_update_message',
    );
    expect(await errorOf(client.chat.delete({ channel: GENERAL, ts }))).toBe('cant_delete_message');
    expect(await errorOf(client.chat.update({ channel: GENERAL, ts: '1.000001', text: 'x' }))).toBe(
      'message_not_found',
    );
  });

  it('cannot be changed in archived channels', async () => {
    const { client, workspace } = slack();
    const { ts = '' } = await client.chat.postMessage({ channel: RANDOM, text: 'one' });
    userArchives(workspace, { channel: RANDOM, user: ALICE });

    expect(await errorOf(client.chat.update({ channel: RANDOM, ts, text: 'x' }))).toBe('is_inactive');
  });

  it('must have content within the limits', async () => {
    const { client } = slack();
    const post = (args: object) => errorOf(client.apiCall('chat.postMessage', { channel: GENERAL, ...args }));
    const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
    const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'one' });

    expect(await post({})).toBe('no_text');
    expect(await post({ text: '' })).toBe('no_text');
    expect(await post({ text: 'x', blocks: 'nonsense' })).toBe('invalid_blocks_format');
    expect(await post({ blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_700))) })).toBe(
      'msg_blocks_too_long',
    );
    expect(await post({ text: 'x', markdown_text: 'y' })).toBe('markdown_text_conflict');
    expect(await post({ text: 'x', attachments: [1] })).toBe('invalid_attachments');
    expect(await post({ channel: undefined, text: 'x' })).toBe('invalid_arguments');
    expect(await errorOf(client.chat.update({ channel: GENERAL, ts, text: 'x'.repeat(4_001) }))).toBe(
      'msg_too_long',
    );
  });

  it('are cut after 40,000 characters without an error', async () => {
    const { client } = slack();

    const { message } = await client.chat.postMessage({ channel: GENERAL, text: 'x'.repeat(40_001) });

    expect(message?.text).toBe('x'.repeat(40_000));
  });

  it('return metadata only on request', async () => {
    const { client } = slack();
    const metadata = { event_type: 'note', event_payload: { key: 'k-1' } };
    await client.chat.postMessage({ channel: GENERAL, text: 'x', metadata });
    const read = async (include_all_metadata: boolean) =>
      (await client.conversations.history({ channel: GENERAL, include_all_metadata })).messages?.[0]
        ?.metadata;

    expect(await read(true)).toEqual(metadata);
    expect(await read(false)).toBeUndefined();
    expect(
      await errorOf(
        client.chat.postMessage({ channel: GENERAL, text: 'x', metadata: { event_type: '' } as never }),
      ),
    ).toBe('invalid_metadata_format');
    const large = { event_type: 'note', event_payload: { key: 'x'.repeat(9_000) } };
    expect(await errorOf(client.chat.postMessage({ channel: GENERAL, text: 'x', metadata: large }))).toBe(
      'metadata_too_large',
    );
  });

  it("reach only members if they're ephemeral", async () => {
    const { client, workspace } = slack();
    const channel = await createRoom();

    await client.chat.postEphemeral({ channel: GENERAL, user: ALICE, text: 'psst' });

    expect(workspace.ephemerals).toMatchObject([{ userId: ALICE, message: { text: 'psst' } }]);
    expect((await client.conversations.history({ channel: GENERAL })).messages).toEqual([]);
    expect(await errorOf(client.chat.postEphemeral({ channel, user: ALICE, text: 'psst' }))).toBe(
      'user_not_in_channel',
    );
  });

  it('have permalinks, which name the thread of a reply', async () => {
    const { client } = slack();
    const { ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'one' });
    const reply = await client.chat.postMessage({ channel: GENERAL, text: 'two', thread_ts: ts });
    const link = async (message_ts: string) =>
      (await client.chat.getPermalink({ channel: GENERAL, message_ts })).permalink;
    const base = `https://demo.slack.com/archives/${GENERAL}`;

    expect(await link(ts)).toBe(`${base}/p${ts.replace('.', '')}`);
    expect(await link(reply.ts ?? '')).toBe(
      `${base}/p${reply.ts?.replace('.', '')}?thread_ts=${ts}&cid=${GENERAL}`,
    );
    expect(await errorOf(client.chat.getPermalink({ channel: GENERAL, message_ts: '1.000001' }))).toBe(
      'message_not_found',
    );
  });

  it('grow with each chunk of a stream', async () => {
    const { client } = slack();
    const { ts: thread_ts = '' } = await client.chat.postMessage({ channel: GENERAL, text: 'one' });
    const to = { channel: GENERAL, recipient_user_id: ALICE, recipient_team_id: 'T01DEMO' };

    const { ts = '' } = await client.chat.startStream({ ...to, thread_ts, markdown_text: 'a' });
    await client.chat.appendStream({ channel: GENERAL, ts, markdown_text: 'b' });
    await client.chat.stopStream({ channel: GENERAL, ts, markdown_text: 'c' });

    const { messages } = await client.conversations.replies({ channel: GENERAL, ts: thread_ts });
    expect(messages?.map(({ text }) => text)).toEqual(['one', 'abc']);
    expect(await errorOf(client.chat.appendStream({ channel: GENERAL, ts, markdown_text: 'd' }))).toBe(
      'message_not_in_streaming_state',
    );
    expect(await errorOf(client.chat.startStream({ channel: GENERAL, thread_ts }))).toBe(
      'missing_recipient_user_id',
    );
  });
});

describe('a channel', () => {
  it('has pins', async () => {
    const { client, workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'one' });
    const pin = { channel: GENERAL, timestamp: ts };

    await client.pins.add(pin);

    expect(await errorOf(client.pins.add(pin))).toBe('already_pinned');
    expect((await client.pins.list({ channel: GENERAL })).items).toMatchObject([
      { type: 'message', created_by: BOT, message: { ts, text: 'one', pinned_to: [GENERAL] } },
    ]);
    await client.pins.remove(pin);
    expect(await errorOf(client.pins.remove(pin))).toBe('no_pin');
    expect(await errorOf(client.pins.add({ channel: GENERAL, timestamp: '1.000001' }))).toBe(
      'message_not_found',
    );
    expect(await errorOf(client.pins.add({ channel: GENERAL, timestamp: 'abc' }))).toBe('bad_timestamp');
  });

  it('has reactions on its messages', async () => {
    const { client, workspace } = slack();
    const { ts } = userPosts(workspace, { channel: GENERAL, user: ALICE, text: 'one' });
    const reaction = { channel: GENERAL, timestamp: ts, name: 'eyes' };

    await client.reactions.add(reaction);

    expect(await errorOf(client.reactions.add(reaction))).toBe('already_reacted');
    expect((await client.reactions.get({ channel: GENERAL, timestamp: ts })).message?.reactions).toEqual([
      { name: 'eyes', users: [BOT], count: 1 },
    ]);
    await client.reactions.remove(reaction);
    expect(await errorOf(client.reactions.remove(reaction))).toBe('no_reaction');
  });

  it('has bookmarks', async () => {
    const { client } = slack();
    const link = {
      channel_id: GENERAL,
      title: 'Runbook',
      type: 'link',
      link: 'https://example.com',
    } as const;

    const { bookmark } = await client.bookmarks.add(link);

    expect((await client.bookmarks.list({ channel_id: GENERAL })).bookmarks).toMatchObject([
      { title: 'Runbook' },
    ]);
    await client.bookmarks.remove({ channel_id: GENERAL, bookmark_id: bookmark?.id ?? '' });
    expect(await errorOf(client.bookmarks.remove({ channel_id: GENERAL, bookmark_id: 'Bk0' }))).toBe(
      'not_found',
    );
    expect(await errorOf(client.bookmarks.add({ ...link, link: 'ftp://x' }))).toBe('invalid_link');
  });
});

describe('files', () => {
  it('are uploaded and shared by Slack’s own client', async () => {
    const { client, workspace } = slack();

    await client.filesUploadV2({
      channel_id: GENERAL,
      filename: 'timeline.md',
      file: Buffer.from('# Timeline'),
      initial_comment: 'Here it is',
    });

    await workspace.idle();
    const { messages } = await client.conversations.history({ channel: GENERAL });
    expect(messages).toMatchObject([
      { text: 'Here it is', files: [{ name: 'timeline.md', size: 10, filetype: 'md' }] },
    ]);
    const [id = ''] = workspace.files.keys();
    const { file } = await client.files.info({ file: id });
    expect(await (await fetch(file?.url_private ?? '')).text()).toBe('# Timeline');
    expect(await errorOf(client.files.info({ file: 'F0' }))).toBe('file_not_found');
  });
});
