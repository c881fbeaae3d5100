import { DAY_SECONDS } from '../base/durations.js';
import { epochSeconds } from '../base/timestamp.js';
import { expiryOf, keyOf, type RawItem } from '../data/table/raw-item.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { recentItems } from './earlier-items.js';
import { bySortKey, recordIn } from './items-by-key.js';
import { isSameItem } from './raw-json.js';

/** So long before they expire items are archived: DynamoDB removes them by itself, and a daily sweep may fail once. */
export const AHEAD_DAYS = 2;

/**
 * Archives what of an incident is about to expire, unless an archive holds it already, and deletes what has expired,
 * which a local engine does not do by itself. Returns how many items it archived and deleted.
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

/** Makes sure that items stand in a verified archive of their incident. Returns how many it had to write. */
export async function archivePart(
  { clock, objects }: ArchiveDeps,
  incidentId: string,
  items: readonly RawItem[],
): Promise<number> {
  const sortKeys = items.map((item) => keyOf(item).SK);
  const earlier = await recentItems(objects, incidentId, sortKeys);
  const news = items.filter((item) => !isSameItem(item, earlier.get(keyOf(item).SK)));
  if (news.length === 0) return 0;
  const part = [...bySortKey(news).values()];
  await keepArchive(objects, { incident_id: incidentId, kind: 'part', taken_at: clock.now(), items: part });
  return news.length;
}
