import { keyOf } from '../data/table/raw-item.js';
import { type ArchivePlaces, archivesOf, readArchive } from './archive-objects.js';
import type { ItemsByKey } from './items-by-key.js';

/**
 * Every item in an incident's archives, in its newest version; `from` skips archives older than that key.
 * Throws DamagedArchiveError if one of them is damaged.
 */
export async function earlierItems(
  places: ArchivePlaces,
  incidentId: string,
  from = '',
): Promise<ItemsByKey> {
  const keys = (await archivesOf(places, incidentId)).filter((key) => key >= from);
  const found: ItemsByKey = new Map();
  for (const key of keys) {
    const { items } = await readArchive(places.objects, key);
    for (const item of items) found.set(keyOf(item).SK, item);
  }
  return found;
}

/**
 * How many archives to search for an item; daily sweeps write fewer between an
 * item's first check and its expiry.
 */
const DEPTH = 10;

/**
 * The given items in their newest archived version. Reads archives from the newest backward, no further
 * than necessary and at most DEPTH, so items in older archives are missing. Throws DamagedArchiveError
 * if one that it reads is damaged.
 */
export async function recentItems(
  places: ArchivePlaces,
  incidentId: string,
  sortKeys: readonly string[],
): Promise<ItemsByKey> {
  const keys = await archivesOf(places, incidentId);
  const wanted = new Set(sortKeys);
  const found: ItemsByKey = new Map();
  for (const key of keys.slice(-DEPTH).reverse()) {
    if (found.size === wanted.size) break;
    const { items } = await readArchive(places.objects, key);
    const missing = items.filter((item) => wanted.has(keyOf(item).SK) && !found.has(keyOf(item).SK));
    for (const item of missing) found.set(keyOf(item).SK, item);
  }
  return found;
}
