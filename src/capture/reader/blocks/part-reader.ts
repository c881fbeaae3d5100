import { isJsonFields, type JsonFields } from '../untrusted-json.js';

/** Reads blocks, elements and text objects, alone or in lists; each item of the result starts a line. */
export type ReadParts = (value: unknown) => string[];

/** Reads one type of block or element, and hands what's nested in it to `read`. */
export type PartReader = (part: JsonFields, read: ReadParts) => string[];

/** Types of what has words, wherever Slack puts one later. */
const TEXTS: readonly unknown[] = ['mrkdwn', 'plain_text', 'raw_text', 'rich_text'];
/** Shown once someone opens or empties something. */
const UNSEEN: readonly string[] = ['placeholder', 'confirm'];

/** Reads the fields in this order, which is the order in which people see them, then texts in any other field. */
export function fieldsInOrder(...names: readonly string[]): PartReader {
  return (part, read) => {
    const others = Object.keys(part).filter((name) => !names.includes(name) && !UNSEEN.includes(name));
    const texts = others.filter((name) => isJsonFields(part[name]) && TEXTS.includes(part[name].type));
    return [...names, ...texts].flatMap((name) => read(part[name]));
  };
}
