import { isJsonFields, type JsonFields } from '../untrusted-json.js';

/** Reads blocks, elements and text objects, alone or in lists; each item of the result starts a line. */
export type ReadParts = (value: unknown) => string[];

/** Reads one type of block or element, and hands what's nested in it to `read`. */
export type PartReader = (part: JsonFields, read: ReadParts) => string[];

/** Types that have text, wherever Slack may put them later. */
const TEXTS: readonly unknown[] = ['mrkdwn', 'plain_text', 'raw_text', 'rich_text'];
/** Shown only after someone opens or empties something. */
const UNSEEN: readonly string[] = ['placeholder', 'confirm'];

/** Reads the fields in this order, in which people see them, then texts in any other field. */
export function fieldsInOrder(...names: readonly string[]): PartReader {
  return (part, read) => {
    const others = Object.keys(part).filter((name) => !names.includes(name) && !UNSEEN.includes(name));
    const texts = others.filter((name) => isJsonFields(part[name]) && TEXTS.includes(part[name].type));
    return [...names, ...texts].flatMap((name) => read(part[name]));
  };
}
