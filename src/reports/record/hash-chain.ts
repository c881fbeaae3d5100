import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** One exported item of the record: `SK` is its sort key, the rest its stored attributes. */
export type ExportItem = { SK: string } & Record<string, unknown>;

export interface Entry {
  /** SHA-256 in hex of the previous hash followed by the item's canonical JSON. */
  hash: string;
  item: ExportItem;
}

/** The hash before the first item. */
const START = '0'.repeat(64);

/** The items with their hashes; changing, adding, moving or removing any item changes the last hash. */
export function chain(items: readonly ExportItem[]): Entry[] {
  let previous = START;
  return items.map((item) => {
    previous = hashOf(previous, item);
    return { hash: previous, item };
  });
}

/** The index of the first entry that was altered; undefined when none was. */
export function firstBroken(entries: readonly Entry[]): number | undefined {
  let previous = START;
  for (const [place, { hash, item }] of entries.entries()) {
    if (hashOf(previous, item) !== hash) return place;
    previous = hash;
  }
  return undefined;
}

function hashOf(previous: string, item: ExportItem): string {
  return createHash('sha256')
    .update(previous + canonicalJson(item))
    .digest('hex');
}

/** The first 12 characters, as shown next to an entry. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}
