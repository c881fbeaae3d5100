import { describe, expect, it } from 'vitest';
import { readMessageText } from '../../../src/capture/reader/read-message-text.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';

const read = (fields: object) => readMessageText(slackMessage.parse({ ts: '1736950100.000200', ...fields }));

const section = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });

describe('readMessageText', () => {
  it("takes a person's text as it is and doesn't repeat it from the blocks", () => {
    const blocks = [section({ type: 'text', text: 'errors at 40 %' })];

    expect(read({ user: 'U1', text: 'errors at 40 %', blocks })).toBe('errors at 40 %');
  });

  it('returns an empty text for a message without any', () => {
    expect(read({ user: 'U1' })).toBe('');
  });

  it.each([
    ['text', { type: 'text', text: 'disk' }, 'disk'],
    ['a link with a label', { type: 'link', url: 'https://a.b', text: 'run' }, '<https://a.b|run>'],
    ['a bare link', { type: 'link', url: 'https://a.b' }, '<https://a.b>'],
    ['a user', { type: 'user', user_id: 'U1' }, '<@U1>'],
    ['a channel', { type: 'channel', channel_id: 'C1' }, '<#C1>'],
    ['a user group', { type: 'usergroup', usergroup_id: 'S1' }, '<!subteam^S1>'],
    ['a broadcast', { type: 'broadcast', range: 'here' }, '<!here>'],
    ['an emoji', { type: 'emoji', name: 'fire' }, ':fire:'],
  ])('writes %s in rich text the way Slack writes it in text', (_, element, text) => {
    expect(read({ blocks: [section({ type: 'text', text: 'see ' }, element)] })).toBe(`see ${text}`);
  });

  it('gives every list item and quote a line of its own', () => {
    const item = (text: string) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] });
    const list = { type: 'rich_text_list', elements: [item('one'), item('two')] };
    const quote = { type: 'rich_text_quote', elements: [{ type: 'text', text: 'three' }] };

    expect(read({ blocks: [{ type: 'rich_text', elements: [list, quote] }] })).toBe('one\ntwo\nthree');
  });

  it('reads headers, fields, images and contexts of a bot message in order', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Disk full' } },
      { type: 'section', fields: [{ type: 'mrkdwn', text: '*env* prod' }] },
      { type: 'image', alt_text: 'a graph', image_url: 'https://a.b/c.png' },
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'since 14:02' }] },
    ];

    expect(read({ bot_id: 'B9', text: '', blocks })).toBe('Disk full\n*env* prod\na graph\nsince 14:02');
  });

  it("adds to a bot's short text only the lines that it doesn't contain", () => {
    const blocks = [plain('[FIRING] disk'), plain('on db-1'), plain('on db-1')];

    expect(read({ bot_id: 'B9', text: '[FIRING] disk', blocks })).toBe('[FIRING] disk\non db-1');
  });

  it('reads attachments, and their fallback only if they have nothing else', () => {
    const attachments = [
      { pretext: 'Alert', title: 'High errors', text: '31 %', fallback: 'unused' },
      { fallback: 'only a fallback' },
    ];

    expect(read({ bot_id: 'B9', text: '', attachments })).toBe('Alert\nHigh errors\n31 %\nonly a fallback');
  });

  it.each(['from_url', 'is_msg_unfurl', 'is_app_unfurl'])('leaves out an unfurled link (%s)', (mark) => {
    const attachments = [{ [mark]: 'https://a.b', title: 'All systems operational' }];

    expect(read({ bot_id: 'B9', text: 'see the status page', attachments })).toBe('see the status page');
  });

  it('stops at a depth that Slack never uses', () => {
    let block: object = { text: 'too deep' };
    for (let depth = 0; depth < 20; depth += 1) block = { elements: [block] };

    expect(read({ blocks: [block, plain('still read')] })).toBe('still read');
  });

  it.each([[[null]], [[1, true]], [[{}]], [[[[]]]], [[{ text: { text: 7 } }]]])(
    'reads nothing from the odd blocks %j',
    (blocks) => {
      expect(read({ bot_id: 'B9', blocks })).toBe('');
    },
  );
});
