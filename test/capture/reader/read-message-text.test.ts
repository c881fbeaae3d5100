import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/capture/reader/read-files.js';
import { readMessageText } from '../../../src/capture/reader/read-message-text.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';
import { cpuMillis } from '../../support/cpu-time.js';

const parse = (fields: object) => slackMessage.parse({ ts: '1736950100.000200', ...fields });
const read = (fields: object) => readMessageText(parse(fields));

const plain = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });

/** CPU time, so that the result doesn't depend on how busy the machine is. */
const MAX_MS = 50;

/** Wraps the innermost value this many times. */
function nest(depth: number, innermost: object, wrap: (inner: object) => object): object {
  let nested = innermost;
  for (let level = 0; level < depth; level += 1) nested = wrap(nested);
  return nested;
}

const LONG = 'db <is> & *down* '.repeat(2_400);
const text = { type: 'text', text: LONG };
const section = { type: 'rich_text_section', elements: [text] };
const wide = (count: number, one: object) => Array.from({ length: count }, () => one);

/** Messages that an attacker could send, or that come close to Slack's limits. */
const HOSTILE: Record<string, object> = {
  'a long text': { bot_id: 'B9', text: LONG, blocks: [plain(LONG)] },
  'long rich text': { blocks: [{ type: 'rich_text', elements: [section] }] },
  'styled rich text': {
    blocks: [
      { type: 'rich_text', elements: [{ ...section, elements: [{ ...text, style: { bold: true } }] }] },
    ],
  },
  'many elements': {
    blocks: [
      {
        type: 'rich_text',
        elements: [
          { ...section, elements: wide(8_000, { type: 'user', user_id: 'U1', style: { bold: true } }) },
        ],
      },
    ],
  },
  'a long quote': {
    blocks: [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [text] }] }],
  },
  'quotes in quotes': {
    attachments: [
      nest(1_000, { is_share: true, text: LONG }, (inner) => ({
        is_share: true,
        text: 'x\ny',
        attachments: [inner],
      })),
    ],
  },
  'deep rich text': {
    blocks: [
      nest(1_000, section, (inner) => ({
        type: 'rich_text_list',
        style: 'ordered',
        elements: [inner, inner],
      })),
    ],
  },
  'deep unknown blocks': { blocks: [nest(1_000, plain('x'), (inner) => ({ type: 'new', blocks: [inner] }))] },
  'many blocks': { blocks: wide(10_000, plain('up')) },
  'many fields': { attachments: [{ fields: wide(10_000, { title: 'api', value: 'up' }) }] },
  'a large table': {
    blocks: [{ type: 'table', rows: wide(500, wide(20, { type: 'raw_text', text: 'up' })) }],
  },
  'a long link': {
    blocks: [{ type: 'rich_text', elements: [{ ...section, elements: [{ type: 'link', url: LONG }] }] }],
  },
  'open tags': {
    files: [{ preview_highlight: '<a'.repeat(10_000) }, { mode: 'email', preview: '<style'.repeat(8_000) }],
  },
  'many files': { files: wide(2_000, { preview: 'x' }) },
};

describe('readMessageText', () => {
  it.each(Object.entries(HOSTILE))('reads %s within 50 ms', async (_name, fields) => {
    const message = parse(fields);

    const took = await cpuMillis(() => [readMessageText(message), readFiles(message)], MAX_MS);

    expect(took).toBeLessThan(MAX_MS);
    expect(readMessageText(message).length).toBeLessThan(125_000);
  });

  it('cuts parts that are nested deeper than Slack allows, and says so', () => {
    const deep = nest(100, plain('too deep'), (inner) => ({ type: 'container', child_blocks: [inner] }));

    expect(read({ blocks: [deep, plain('still read')] })).toBe('still read\n[…]');
  });

  it('reads everything that Slack allows', () => {
    const fields = wide(10, { type: 'mrkdwn', text: 'x'.repeat(2_000) });
    const blocks = wide(5, { type: 'section', fields });

    expect(read({ bot_id: 'B9', text: '', blocks })).toHaveLength(50 * 2_000 + 49);
  });

  it('cuts a message that is longer than Slack allows, and says so', () => {
    const message = read({ bot_id: 'B9', text: '', attachments: wide(10, { text: 'x'.repeat(40_000) }) });

    expect(message).toHaveLength(120_000 + '\n[…]'.length);
    expect(message.endsWith('x\n[…]')).toBe(true);
  });

  it.each([[[null]], [[1, true]], [[{}]], [[[[]]]], [[{ text: { text: [] } }]]])(
    'reads nothing from the invalid blocks %j',
    (blocks) => {
      expect(read({ bot_id: 'B9', blocks })).toBe('');
    },
  );

  it.each(['from_url', 'is_msg_unfurl', 'is_app_unfurl'])(
    'leaves out a preview that is marked only by %s',
    (mark) => {
      const attachments = [{ [mark]: 'https://www.a.b/', title: 'All systems operational' }];
      const text = 'see <http://a.b|the status page>';

      expect(read({ bot_id: 'B9', text, attachments })).toBe(text);
    },
  );
});

describe('readFiles', () => {
  it('keeps the beginning of a long text, and says so', () => {
    const [file] = readFiles(parse({ files: [{ title: 'log', preview: 'x'.repeat(200_000) }] }));

    expect(file?.text).toHaveLength(100_000 + '\n…'.length);
  });
});

describe('readFiles', () => {
  it.each([5e-324, 1.5, -1, 1e300])('leaves out a size that is not a number of bytes: %d', (size) => {
    const message = parse({ files: [{ id: 'F1', name: 'a.png', size }] });

    expect(readFiles(message)).toEqual([{ id: 'F1', name: 'a.png' }]);
  });
});
