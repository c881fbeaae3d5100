import { WEEK_MS } from '../base/durations.js';
import { addMillis } from '../base/timestamp.js';
import { archivedAs } from '../data/archive-store/archive-stub.js';
import { sk } from '../data/table/keys.js';
import { keyOf, type RawItem } from '../data/table/raw-item.js';
import type { ArchiveDeps } from './archive-deps.js';
import type { Archive } from './archive-format.js';
import {
  archivePrefix,
  archivesOf,
  compactTime,
  keepArchive,
  nameOf,
  readArchive,
} from './archive-objects.js';
import { bySortKey, type ItemsByKey, recordIn } from './items-by-key.js';
import { mergeLate } from './merge-late.js';
import { lostWords, withdrawLate } from './withdraw-late.js';

/**
 * Rewrites an incident's archives if one of them has text that has been deleted or corrected since. The table
 * then no longer names the old ones, which `deleteReplaced` deletes. Returns whether it did. Can be
 * interrupted anywhere and run again. Throws DamagedArchiveError or UpstreamError.
 */
export async function eraseWords(deps: ArchiveDeps, incidentId: string): Promise<boolean> {
  const keys = await archivesOf(deps, incidentId);
  const archives = await Promise.all(keys.map((key) => readArchive(deps.objects, key)));
  const inTable = bySortKey(recordIn(await deps.table.readPartition(incidentId)));
  const metadata = inTable.get(sk.metadata);
  if (!metadata || metadata.restoring_at) return false;
  const archived = itemsOf(archives);
  const newest = withLate(archived, inTable);
  if (!archives.some(({ items }) => items.some((item) => lostWords(item, newest.get(keyOf(item).SK))))) {
    return false;
  }
  const items = [...withdrawLate(archived, newest).values()];
  await replaceArchives(deps, { incidentId, metadata, keys, items });
  return true;
}

/** Each item in its newest version; later archives are later in the list. */
function itemsOf(archives: readonly Archive[]): ItemsByKey {
  return bySortKey(archives.flatMap(({ items }) => items));
}

/** The stub isn't part of the record; the archive has the metadata. */
function withLate(archived: ItemsByKey, inTable: ItemsByKey): ItemsByKey {
  const isArchived = archivedAs(inTable.get(sk.metadata) ?? {}) !== undefined;
  const late = [...inTable].filter(([SK]) => !(isArchived && SK === sk.metadata));
  const merged = late.map(([SK, item]): [string, RawItem] => {
    return [SK, isArchived ? mergeLate(archived.get(SK), item) : item];
  });
  return new Map([...archived, ...merged]);
}

interface Replacement {
  incidentId: string;
  /** The stub, if the incident is archived. */
  metadata: RawItem;
  keys: readonly string[];
  items: RawItem[];
}

async function replaceArchives(
  deps: ArchiveDeps,
  { incidentId, metadata, keys, items }: Replacement,
): Promise<void> {
  const { clock, table } = deps;
  const isArchived = archivedAs(metadata) !== undefined;
  const key = await keepArchive(deps, {
    incident_id: incidentId,
    kind: isArchived ? 'archive' : 'snapshot',
    taken_at: clock.now(),
    items,
  });
  if (isArchived) {
    const after = { ...metadata, archive_key: { S: key } };
    // Someone restored it in the meantime; the next run handles that.
    if (!(await table.exchangeTogether([{ before: metadata, after }]))) return;
  }
  const replaced = keys.filter((one) => one !== key).map(nameOf);
  await table.markReplaced(incidentId, replaced);
}

/** By then, the run that wrote it has stopped. */
const PENDING_MS = WEEK_MS;

/** Deletes archives that newer ones replaced, and those that were never finished. Returns how many. */
export async function deleteReplaced(
  { clock, objects, table }: ArchiveDeps,
  incidentId: string,
): Promise<number> {
  const { pending = [], replaced = [] } = (await table.readAnchors(incidentId)) ?? {};
  const since = compactTime(addMillis(clock.now(), -PENDING_MS));
  const unfinished = [...pending].filter((name) => name < since);
  await table.markReplaced(incidentId, unfinished);
  const names = [...replaced, ...unfinished];
  for (const name of names) await objects.delete(`${archivePrefix(incidentId)}${name}`);
  await table.forgetReplaced(incidentId, names);
  return names.length;
}
