import { ConflictError, NotFoundError } from '../base/errors.js';
import { sentinelOf } from '../data/archive-store/archive-sentinel.js';
import { archivedAs, metadataOf } from '../data/archive-store/archive-stub.js';
import type { Exchange } from '../data/archive-store/exchange-items.js';
import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';
import { incidentIdOf } from '../data/table/read-keys.js';
import type { ArchiveDeps } from './archive-deps.js';
import { ForeignObjectError, foreignObjects, readArchive } from './archive-objects.js';
import { earlierItems } from './earlier-items.js';
import { bySortKey, type ItemsByKey } from './items-by-key.js';
import { mergeLate } from './merge-late.js';
import { isSameItem } from './raw-json.js';
import { withdrawLate } from './withdraw-late.js';

/**
 * Puts an archived incident back into the table, byte for byte, for at least another 90 days. Keeps what was written to
 * it since. Can be interrupted anywhere and run again. `not_archived` means it's already in the table.
 * Throws NotFoundError, ConflictError, DamagedArchiveError,
 * ForeignObjectError or UpstreamError.
 */
export async function restoreIncident(
  deps: ArchiveDeps,
  incidentId: string,
): Promise<'restored' | 'not_archived'> {
  const { clock, objects, table } = deps;
  const before = bySortKey(await table.readPartition(incidentId));
  const stub = metadataOf([...before.values()]);
  if (!stub)
    throw new NotFoundError(`There's no incident ${incidentId}. Check the id with \`/incident list\`.`);
  const place = archivedAs(stub);
  if (!place) return 'not_archived';

  const [foreign] = await foreignObjects(deps, incidentId);
  if (foreign !== undefined) throw new ForeignObjectError(foreign);
  const main = await readArchive(objects, place.archive_key);
  const archived = await earlierItems(deps, incidentId, place.archive_key);
  const items = withdrawLate(bySortKey(main.items), withLate(archived, before));
  const metadata = metadataOf(main.items);
  if (!metadata) throw new NotFoundError(`The archive of ${incidentId} has no metadata.`);
  // From here on, an archiver that's still deleting notices the changed stub and stops.
  const claimed: RawItem = { ...stub, restoring_at: stub.restoring_at ?? { S: clock.now() } };
  const isClaimed = stub.restoring_at || (await table.exchangeTogether([{ before: stub, after: claimed }]));
  if (!isClaimed) throw busy(incidentId);

  await putBack(table, claimed, items);
  const isBack = await table.exchangeTogether([
    { before: claimed, after: metadata },
    { before: before.get(sk.archiveDue), after: sentinelOf(incidentId, clock.now()) },
  ]);
  if (!isBack) throw busy(incidentId);
  return 'restored';
}

/**
 * The archived items, merged with what was written since. Items that were only written
 * since are already in the table.
 */
function withLate(archived: ItemsByKey, inTable: ItemsByKey): ItemsByKey {
  return new Map(
    [...archived].map(([SK, item]) => {
      const late = inTable.get(SK);
      return [SK, late && SK !== sk.metadata ? mergeLate(item, late) : item];
    }),
  );
}

/** Someone may write to the incident while it's being restored, which takes another round. */
const ROUNDS = 3;

async function putBack(table: ArchiveDeps['table'], claimed: RawItem, items: ItemsByKey): Promise<void> {
  const { PK } = keyOf(claimed);
  for (let round = 0; round < ROUNDS; round += 1) {
    const missing = buildPutBack(items, bySortKey(await table.readPartition(incidentIdOf({ PK }))));
    if (missing.length === 0) return;
    if (!(await table.exchangeGuarded(claimed, missing))) break;
  }
  throw busy(incidentIdOf({ PK }));
}

function buildPutBack(items: ItemsByKey, inTable: ItemsByKey): Exchange[] {
  return [...items].flatMap(([SK, item]) => {
    if (SK === sk.metadata) return [];
    const before = inTable.get(SK);
    const after = before ? mergeLate(item, before) : item;
    return isSameItem(before, after) ? [] : [{ before, after }];
  });
}

function busy(incidentId: string): ConflictError {
  return new ConflictError(`${incidentId} is being archived or restored right now. Try again in a minute.`);
}
