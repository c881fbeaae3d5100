import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** One item of the record as it was exported: `SK` names it, the rest is what the table holds. */
export type ExportItem = { SK: string } & Record<string, unknown>;

export interface Entry {
  /** SHA-256 in hex of the hash before it and the item's canonical JSON. */
  hash: string;
  item: ExportItem;
}

/** What stands before the first item. */
const START = '0'.repeat(64);

/** The items with their hashes: none can be changed, added, moved or taken out without the last hash changing. */
export function chain(items: readonly ExportItem[]): Entry[] {
  let previous = START;
  return items.map((item) => {
    previous = hashOf(previous, item);
    return { hash: previous, item };
  });
}

/** The place of the first entry that is not what was exported, from 0; undefined when all are. */
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
