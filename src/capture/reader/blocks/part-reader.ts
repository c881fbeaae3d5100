import type { JsonFields } from '../untrusted-json.js';

/** Reads blocks, elements and text objects, alone or in lists; each item of the result starts a line. */
export type ReadParts = (value: unknown) => string[];

/** Reads one type of block or element, and hands what's nested in it to `read`. */
export type PartReader = (part: JsonFields, read: ReadParts) => string[];

/** Reads the fields in this order, which is the order in which people see them. */
export function fieldsInOrder(...names: readonly string[]): PartReader {
  return (part, read) => names.flatMap((name) => read(part[name]));
}
