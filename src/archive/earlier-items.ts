import { keyOf } from '../data/table/raw-item.js';
import type { ObjectStore } from '../ports/objects.js';
import { archivePrefix, readArchive } from './archive-objects.js';
import type { ItemsByKey } from './items-by-key.js';

/**
 * Everything that the archives of an incident hold, each item as the newest of them has it; `from` leaves out those
 * taken before an archive. Throws DamagedArchiveError when one of them is damaged.
 */
export async function earlierItems(objects: ObjectStore, incidentId: string, from = ''): Promise<ItemsByKey> {
  const keys = (await objects.list(archivePrefix(incidentId))).filter((key) => key >= from);
  const found: ItemsByKey = new Map();
  for (const key of keys) {
    const { items } = await readArchive(objects, key);
    for (const item of items) found.set(keyOf(item).SK, item);
  }
  return found;
}

/** Archives that are searched for an item: more than a sweep a day makes between an item's first look and its end. */
const DEPTH = 10;

/**
 * The given items as the newest archives hold them. Looks from the newest backwards and no further than it must; what
 * only older ones hold is left out. Throws DamagedArchiveError when one it looks into is damaged.
 */
export async function recentItems(
  objects: ObjectStore,
  incidentId: string,
  sortKeys: readonly string[],
): Promise<ItemsByKey> {
  const keys = await objects.list(archivePrefix(incidentId));
  const wanted = new Set(sortKeys);
  const found: ItemsByKey = new Map();
  for (const key of keys.slice(-DEPTH).reverse()) {
    if (found.size === wanted.size) break;
    const { items } = await readArchive(objects, key);
    for (const item of items) {
      const { SK } = keyOf(item);
      if (wanted.has(SK) && !found.has(SK)) found.set(SK, item);
    }
  }
  return found;
}
