import { readRichText } from '../rich-text/read-rich-text.js';
import { link } from '../slack-markup.js';
import { firstTextIn, isJsonFields, type JsonFields, textIn } from '../untrusted-json.js';
import { PART_READERS } from './block-readers.js';

/** The fields in which blocks have visible text, in the usual order, for types that Slack adds later. */
const VISIBLE = [
  'icon',
  'title',
  'rich_text_title',
  'subtitle',
  'label',
  'caption',
  'text',
  'body',
  'description',
  'details',
  'fields',
  'elements',
  'items',
  'rows',
  'blocks',
  'child_blocks',
  'element',
  'accessory',
  'alt_text',
  'actions',
  'footer',
];

/**
 * The visible text of blocks, elements and text objects, alone or in lists; each item of the result starts a
 * line. A type that Slack adds later is read by its field names, and by its `fallback` if they yield nothing.
 */
export function readParts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((one) => readParts(one));
  if (!isJsonFields(value)) return [];
  const type = textIn(value, 'type');
  const reader = Object.hasOwn(PART_READERS, type) ? PART_READERS[type] : undefined;
  // Parts of rich text, without the block around them.
  if (!reader && type.startsWith('rich_text_')) return readParts(readRichText({ elements: [value] }));
  const lines = reader ? reader(value, readParts) : readUnknown(value);
  return lines.filter((line) => line.trim() !== '');
}

function readUnknown(part: JsonFields): string[] {
  // Most parts have one or two of these, and a message may have thousands of parts.
  const present = VISIBLE.filter((name) => part[name] !== undefined);
  const lines = present.flatMap((name) => readParts(part[name]));
  const words = lines.length > 0 ? lines : [textIn(part, 'fallback')];
  return [...words, link(firstTextIn(part, ['url', 'title_url', 'title_link', 'link']))];
}
