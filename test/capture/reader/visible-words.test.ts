import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMessageText } from '../../../src/capture/reader/read-message-text.js';
import { slackMessage } from '../../../src/capture/reader/slack-message.js';

/** A part of a message and the words that people see in it, in reading order. */
interface Part {
  json: unknown;
  words: string[];
}

/** Few words, so that equal ones are often neighbors. */
const word = fc.constantFrom('up', 'down', 'db', 'api', 'prod', 'no', '12');
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const map = <T>(source: fc.Arbitrary<T>, build: (value: T) => Part): fc.Arbitrary<Part> => source.map(build);
const several = (part: fc.Arbitrary<Part>) => fc.array(part, { minLength: 1, maxLength: 4 });
const wordsIn = (parts: readonly Part[]) => parts.flatMap((part) => part.words);
const jsonOf = (parts: readonly Part[]) => parts.map(({ json }) => json);

const textObject = map(fc.tuple(fc.constantFrom('mrkdwn', 'plain_text'), words), ([type, said]) => ({
  json: { type, text: said.join(' ') },
  words: said,
}));

const style = fc.option(fc.record({ bold: fc.boolean(), italic: fc.boolean(), code: fc.boolean() }), {
  nil: undefined,
});
const inline = map(fc.tuple(words, style, fc.constantFrom('text', 'link', 'tag', 'brand_new')), (parts) => {
  const [said, itsStyle, type] = parts;
  // Spaces keep the words of neighbors apart.
  const json = { type, text: ` ${said.join(' ')} `, ...(type === 'link' && { url: 'x:' }), style: itsStyle };
  return { json, words: said };
});
const section = map(several(inline), (parts) => ({
  json: { type: 'rich_text_section', elements: jsonOf(parts) },
  words: wordsIn(parts),
}));
const list = map(fc.tuple(several(section), fc.constantFrom('bullet', 'ordered')), ([items, listStyle]) => ({
  // Larger than any number in the words.
  json: { type: 'rich_text_list', style: listStyle, offset: 100, elements: jsonOf(items) },
  words: wordsIn(items),
}));
const quote = map(
  fc.tuple(several(inline), fc.constantFrom('rich_text_quote', 'rich_text_preformatted')),
  (parts) => ({
    json: { type: parts[1], elements: jsonOf(parts[0]) },
    words: wordsIn(parts[0]),
  }),
);
const richText = map(several(fc.oneof(section, list, quote)), (parts) => ({
  json: { type: 'rich_text', elements: jsonOf(parts) },
  words: wordsIn(parts),
}));

const button = map(words, (said) => ({
  json: { type: 'button', text: { type: 'plain_text', text: said.join(' ') }, value: 'secret' },
  words: said,
}));
const image = map(fc.tuple(words, words), ([title, alt]) => ({
  json: {
    type: 'image',
    image_url: 'x:',
    title: { type: 'plain_text', text: title.join(' ') },
    alt_text: alt.join(' '),
  },
  words: [...title, ...alt],
}));
const cells = fc.array(fc.oneof(textObject, richText), { minLength: 1, maxLength: 3 });
const table = map(fc.array(cells, { minLength: 1, maxLength: 3 }), (rows) => ({
  json: { type: 'table', rows: rows.map(jsonOf) },
  words: rows.flatMap(wordsIn),
}));
const fields = map(
  fc.tuple(textObject, several(textObject), fc.oneof(button, image)),
  ([text, all, accessory]) => ({
    json: { type: 'section', text: text.json, fields: jsonOf(all), accessory: accessory.json },
    words: [...text.words, ...wordsIn(all), ...accessory.words],
  }),
);
const group = map(
  fc.tuple(fc.constantFrom('context', 'actions', 'brand_new'), several(fc.oneof(textObject, button))),
  ([type, parts]) => ({
    json: { type, elements: jsonOf(parts) },
    words: wordsIn(parts),
  }),
);
const simple = fc.oneof(richText, image, table, fields, group);
const container = map(fc.tuple(textObject, several(simple)), ([title, parts]) => ({
  json: { type: 'container', title: title.json, child_blocks: jsonOf(parts) },
  words: [...title.words, ...wordsIn(parts)],
}));
const block = fc.oneof(simple, container);

const field = map(fc.tuple(words, words), ([title, value]) => ({
  json: { title: title.join(' '), value: value.join(' ') },
  words: [...title, ...value],
}));
const attachment = map(fc.tuple(words, words, several(field), several(block), fc.boolean()), (parts) => {
  const [title, text, itsFields, blocks, isShare] = parts;
  const shown = {
    title: title.join(' '),
    text: text.join(' '),
    fields: jsonOf(itsFields),
    fallback: 'unused',
  };
  // A forwarded message has its text twice, as an app's message may.
  return isShare
    ? {
        json: {
          ...shown,
          is_share: true,
          text: '',
          message_blocks: [{ message: { blocks: jsonOf(blocks) } }],
        },
        words: [...title, ...wordsIn(blocks), ...wordsIn(itsFields)],
      }
    : {
        json: { ...shown, blocks: jsonOf(blocks) },
        words: [...title, ...text, ...wordsIn(blocks), ...wordsIn(itsFields)],
      };
});

interface Message {
  fields: { text: string; blocks: unknown[]; attachments: unknown[]; bot_id?: string };
  words: string[];
}

/** If there are blocks, an app's text is for notifications; a person's text repeats the rich text. */
const message: fc.Arbitrary<Message> = fc
  .tuple(fc.array(block, { maxLength: 3 }), fc.array(attachment, { maxLength: 2 }), words, fc.boolean())
  .map(([blocks, attachments, typed, isPerson]) => {
    const rich = {
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: typed.join(' ') }] }],
    };
    const others = blocks.filter(({ json }) => (json as { type: string }).type !== 'rich_text');
    const fields = { attachments: jsonOf(attachments) };
    return isPerson
      ? {
          fields: { ...fields, text: typed.join(' '), blocks: [rich, ...jsonOf(others)] },
          words: [...typed, ...wordsIn(others), ...wordsIn(attachments)],
        }
      : {
          fields: { ...fields, text: '', bot_id: 'B1', blocks: jsonOf(blocks) },
          words: [...wordsIn(blocks), ...wordsIn(attachments)],
        };
  });

const read = (fields: object) => readMessageText(slackMessage.parse({ ts: '1736950100.000200', ...fields }));

/** The known words of a text, in order, without markers, list numbers and headings of quotes. */
function visibleWords(text: string): string[] {
  return text.match(/(?<![a-z\d])(?:up|down|db|api|prod|no|12)(?![a-z\d])/g) ?? [];
}

/** Names of lists to which elements can be added without changing anything for the others. */
const LISTS = ['blocks', 'elements', 'fields', 'attachments', 'child_blocks'];

/** The same message with elements of an unknown type added between all others. */
function withUnknown(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const inner = value.map((one) => withUnknown(one));
    return LISTS.includes(name) ? inner.flatMap((one) => [{ type: 'hologram', mesh: [1, 'x'] }, one]) : inner;
  }
  if (typeof value !== 'object' || value === null) return value;
  const isList = (value as { type?: string }).type === 'rich_text_list';
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withUnknown(one, isList ? '' : key)]),
  );
}

const RUNS = { seed: 13, numRuns: 100 };

describe('readMessageText of any message', () => {
  it('reads each word as often as people see it, in their order', () => {
    fc.assert(
      fc.property(message, ({ fields, words: seen }) => {
        expect(visibleWords(read(fields))).toEqual(seen);
      }),
      RUNS,
    );
  });

  it("reads every word of an app's text that its blocks lack", () => {
    fc.assert(
      fc.property(message, words, ({ fields }, said) => {
        const text = `note ${said.join(' ')}`;

        const lines = read({ ...fields, bot_id: 'B1', text }).split('\n');

        expect(lines[0]).toBe(text);
      }),
      RUNS,
    );
  });

  it('loses nothing because of elements of an unknown type', () => {
    fc.assert(
      fc.property(message, ({ fields }) => {
        expect(read(withUnknown(fields) as object)).toBe(read(fields));
      }),
      RUNS,
    );
  });

  it('never throws, whatever the blocks and attachments are', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), fc.array(fc.anything()), (blocks, attachments) => {
        read({ bot_id: 'B1', blocks, attachments, files: attachments });
      }),
      RUNS,
    );
  });
});
