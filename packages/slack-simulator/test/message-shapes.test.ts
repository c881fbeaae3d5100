import { describe, expect, it } from 'vitest';
import { userDeletes, userEdits, userPosts } from '../src/people.js';
import { toRichText } from '../src/rich-text.js';
import { ALICE, BOB, BOT, RANDOM, useSlack } from './support/use-slack.js';

const slack = useSlack();

const say = (text: string, fields: object = {}) =>
  userPosts(slack().workspace, { channel: RANDOM, user: ALICE, text, ...fields });
const graph = { files: [{ name: 'graph.png', mimetype: 'image/png', size: 10 }] };

async function readHistory(): Promise<object[]> {
  const { messages = [] } = await slack().client.conversations.history({ channel: RANDOM });
  return messages;
}

describe('a message with files', () => {
  it('is a file share only in the event about it', async () => {
    const { client, eventsOf, workspace } = slack();
    const { ts } = say('look', graph);
    userEdits(workspace, { channel: RANDOM, user: ALICE, ts, text: 'look here' });
    const { messages = [] } = await client.conversations.replies({ channel: RANDOM, ts });
    const [stored = {}] = await readHistory();
    const [changed] = eventsOf('message.message_changed') as unknown as [
      { message: object; previous_message: object },
    ];

    expect(eventsOf('message.file_share')).toMatchObject([{ ts, text: 'look' }]);
    for (const copy of [stored, messages[0], changed.message, changed.previous_message]) {
      expect(copy).toMatchObject({ ts, files: [{ name: 'graph.png', mode: 'hosted' }] });
      expect(copy).not.toHaveProperty('subtype');
    }
  });

  it('has no subtype after its deletion either', () => {
    const { ts } = say('look', graph);

    userDeletes(slack().workspace, { channel: RANDOM, ts });

    const [{ previous_message: previous }] = slack().eventsOf('message.message_deleted') as [
      { previous_message?: object; type: string },
    ];
    expect(previous).toMatchObject({ ts, text: 'look' });
    expect(previous).not.toHaveProperty('subtype');
  });
});

describe('an upload', () => {
  it('has neither type nor message in the response, and both a moment later', async () => {
    const { client, events, workspace } = slack();
    events.length = 0;
    const upload = await client.files.getUploadURLExternal({ filename: 'log.txt', length: 5 });
    await fetch(upload.upload_url ?? '', { method: 'POST', body: 'hello' });

    const completed = await client.files.completeUploadExternal({
      channel_id: RANDOM,
      files: [{ id: upload.file_id ?? '', title: 'Log' }],
    });

    expect(completed.files).toMatchObject([{ title: 'Log', mimetype: '', shares: {} }]);
    await workspace.idle();
    expect(events.map(({ event }) => event)).toMatchObject([
      { type: 'file_shared', file_id: upload.file_id, channel_id: RANDOM },
      { type: 'message', subtype: 'file_share', files: [{ title: 'Log', filetype: 'txt' }] },
    ]);
  });
});

describe('a message posted with a bot token', () => {
  it('names its bot and app, and has no subtype', async () => {
    await slack().client.chat.postMessage({ channel: RANDOM, text: 'one' });

    const [stored = {}] = await readHistory();
    expect(stored).toMatchObject({ user: BOT, bot_id: 'B01DEMO', app_id: 'A01DEMO', bot_profile: {} });
    expect(stored).not.toHaveProperty('subtype');
  });
});

describe('a thread', () => {
  it('keeps the root in replies that are also sent to the channel', async () => {
    const { ts } = say('parent');
    say('both', { user: BOB, thread: ts, broadcast: true });

    const [broadcast] = await readHistory();
    const root = { ts, text: 'parent', reply_count: 1, reply_users: [BOB] };
    expect(broadcast).toMatchObject({ subtype: 'thread_broadcast', thread_ts: ts, root });
    expect(slack().eventsOf('message.thread_broadcast')).toMatchObject([{ root }]);
  });

  it('keeps a tombstone in place of a deleted parent until its last reply is gone', async () => {
    const { eventsOf, workspace } = slack();
    const { ts } = say('parent');
    const reply = say('reply', { thread: ts });

    userDeletes(workspace, { channel: RANDOM, ts });
    const withReply = await readHistory();
    userDeletes(workspace, { channel: RANDOM, ts: reply.ts });

    const tombstone = { subtype: 'tombstone', user: 'USLACKBOT', ts, reply_count: 1 };
    expect(withReply).toMatchObject([tombstone]);
    expect(eventsOf('message.message_changed')).toMatchObject([
      { hidden: true, message: tombstone, previous_message: { text: 'parent' } },
    ]);
    expect(await readHistory()).toEqual([]);
  });
});

describe('an edit', () => {
  it('is dated to the second, and replaces the blocks of the typed text', async () => {
    const { ts } = say('one');

    userEdits(slack().workspace, { channel: RANDOM, user: ALICE, ts, text: 'two' });

    expect(await readHistory()).toMatchObject([
      {
        text: 'two',
        edited: { user: ALICE, ts: '1736949909.000000' },
        blocks: [{ elements: [{ elements: [{ text: 'two' }] }] }],
      },
    ]);
  });
});

describe('the block of typed text', () => {
  it.each([
    ['a &lt; b &amp; c', [{ type: 'text', text: 'a < b & c' }]],
    [
      '<@U1> look',
      [
        { type: 'user', user_id: 'U1' },
        { type: 'text', text: ' look' },
      ],
    ],
    ['<#C1|general>', [{ type: 'channel', channel_id: 'C1' }]],
    ['<!here>', [{ type: 'broadcast', range: 'here' }]],
    ['<!subteam^S1|@ops>', [{ type: 'usergroup', usergroup_id: 'S1' }]],
    ['<https://e.x/?a=1&amp;b=2|page>', [{ type: 'link', url: 'https://e.x/?a=1&b=2', text: 'page' }]],
    [
      'at 14:05:09 :fire:',
      [
        { type: 'text', text: 'at 14:05:09 ' },
        { type: 'emoji', name: 'fire' },
      ],
    ],
    ['`a &lt; b`', [{ type: 'text', text: 'a < b', style: { code: true } }]],
    [
      '*db is _down_* snake_case_x',
      [
        { type: 'text', text: 'db is ', style: { bold: true } },
        { type: 'text', text: 'down', style: { bold: true, italic: true } },
        { type: 'text', text: ' snake_case_x' },
      ],
    ],
    [
      '*a <https://e.x/*|b>*',
      [
        { type: 'text', text: 'a ', style: { bold: true } },
        { type: 'link', url: 'https://e.x/*', text: 'b', style: { bold: true } },
      ],
    ],
  ])('splits %s into elements', (text, elements) => {
    expect(toRichText(text, 'b1').elements).toEqual([{ type: 'rich_text_section', elements }]);
  });

  it.each([
    ['before\n&gt; quoted\n&gt; twice\nafter', ['section', 'quote', 'section']],
    ['• one\n    ◦ nested\n• two', ['list', 'list', 'list']],
    ['1. one\n2. two', ['list']],
    ['```\ncode *as is*\n```', ['preformatted']],
    ['see ```x``` and ```y', ['section']],
  ])('splits %j into containers', (text, types) => {
    const elements = toRichText(text, 'b1').elements as { type: string }[];

    expect(elements.map(({ type }) => type.replace('rich_text_', ''))).toEqual(types);
  });
});
