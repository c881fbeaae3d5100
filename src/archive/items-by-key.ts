import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';

/** Items by sort key. */
export type ItemsByKey = Map<string, RawItem>;

export function bySortKey(items: readonly RawItem[]): ItemsByKey {
  return new Map(items.map((item) => [keyOf(item).SK, item]));
}

const ARCHIVERS: readonly string[] = [sk.archiveDue, sk.archiveObjects];

/** Everything in an incident's partition except the archiver's own rows. */
export function recordIn(items: readonly RawItem[]): RawItem[] {
  return items.filter((item) => !ARCHIVERS.includes(keyOf(item).SK));
}
