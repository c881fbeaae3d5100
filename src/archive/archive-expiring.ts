import { DAY_SECONDS } from '../base/durations.js';
import { epochSeconds } from '../base/timestamp.js';
import { expiryOf, keyOf, type RawItem } from '../data/table/raw-item.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { recentItems } from './earlier-items.js';
import { bySortKey, recordIn } from './items-by-key.js';
import { isSameItem } from './raw-json.js';

/** Items are archived this long before they expire, because DynamoDB removes them on its own and a daily sweep may fail once. */
export const AHEAD_DAYS = 2;

/**
 * Archives an incident's items that are about to expire, unless an archive already has them, and deletes the expired
 * ones, which a local engine doesn't do. Returns how many items it archived and deleted.
 */
export async function archiveExpiring(
  deps: ArchiveDeps,
  incidentId: string,
): Promise<{ archived: number; deleted: number }> {
  const now = epochSeconds(deps.clock.now());
  const horizon = now + AHEAD_DAYS * DAY_SECONDS;
  const expiring = recordIn(await deps.table.readExpiring(incidentId, horizon));
  if (expiring.length === 0) return { archived: 0, deleted: 0 };
  const archived = await archivePart(deps, incidentId, expiring);
  const expired = expiring.filter((item) => (expiryOf(item) ?? now + 1) <= now);
  await deps.table.exchangeGuarded(
    undefined,
    expired.map((before) => ({ before })),
  );
  return { archived, deleted: expired.length };
}

/** Ensures that a verified archive of the incident has these items. Returns how many it had to write. */
export async function archivePart(
  deps: ArchiveDeps,
  incidentId: string,
  items: readonly RawItem[],
): Promise<number> {
  const sortKeys = items.map((item) => keyOf(item).SK);
  const earlier = await recentItems(deps, incidentId, sortKeys);
  const missing = items.filter((item) => !isSameItem(item, earlier.get(keyOf(item).SK)));
  if (missing.length === 0) return 0;
  const part = [...bySortKey(missing).values()];
  const taken_at = deps.clock.now();
  await keepArchive(deps, { incident_id: incidentId, kind: 'part', taken_at, items: part });
  return missing.length;
}
