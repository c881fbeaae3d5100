import { archivedAs } from '../data/archive-store/archive-stub.js';
import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { earlierItems } from './earlier-items.js';
import { recordIn } from './items-by-key.js';
import { mergeLate } from './merge-late.js';
import { isSameItem } from './raw-json.js';

/**
 * Someone may write to the incident while it's being cleared. A few rounds catch that;
 * the next sweep catches the rest.
 */
const ROUNDS = 3;
/** The stub, and the row that names its archives. */
const STAYS: readonly string[] = [sk.metadata, sk.archiveObjects];

/**
 * Deletes an archived incident's remaining items from the table, each only if it's the same as in a verified
 * archive. Items that were added or changed after the archive was written are first archived as a part.
 */
export async function clearPartition(
  deps: ArchiveDeps,
  incidentId: string,
  stub: RawItem,
): Promise<'archived' | 'changed'> {
  const { clock, table } = deps;
  const { archive_key } = archivedAs(stub) ?? { archive_key: '' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const items = await table.readPartition(incidentId);
    const children = items.filter((item) => !STAYS.includes(keyOf(item).SK));
    if (children.length === 0) return 'archived';
    const archived = await earlierItems(deps, incidentId, archive_key);
    const late = recordIn(children)
      .map((item) => mergeLate(archived.get(keyOf(item).SK), item))
      .filter((item) => !isSameItem(item, archived.get(keyOf(item).SK)));
    if (late.length > 0) {
      const part = { incident_id: incidentId, kind: 'part', taken_at: clock.now(), items: late } as const;
      await keepArchive(deps, part);
    }
    const isUnchanged = await table.exchangeGuarded(
      stub,
      children.map((before) => ({ before })),
    );
    if (!isUnchanged) return 'changed';
  }
  return 'archived';
}
