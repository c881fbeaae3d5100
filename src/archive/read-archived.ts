import type { Timestamp } from '../base/timestamp.js';
import { archivedAs, metadataOf } from '../data/archive-store/archive-stub.js';
import { assembleRecord } from '../data/archive-store/assemble-record.js';
import { sk } from '../data/table/keys.js';
import { keyOf } from '../data/table/raw-item.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { ArchiveDeps } from './archive-deps.js';
import { readArchive } from './archive-objects.js';
import { earlierItems } from './earlier-items.js';
import { bySortKey, recordIn } from './items-by-key.js';
import { mergeLate } from './merge-late.js';
import { withdrawLate } from './withdraw-late.js';

export interface ArchivedIncident {
  record: IncidentRecord;
  archived_at: Timestamp;
}

/**
 * The record of an archived incident, including anything written to it since; undefined if it isn't archived.
 * Throws DamagedArchiveError or UpstreamError.
 */
export async function readArchived(
  deps: Omit<ArchiveDeps, 'logger'>,
  incidentId: string,
): Promise<ArchivedIncident | undefined> {
  const { clock, objects, table } = deps;
  const inTable = await table.readPartition(incidentId);
  const stub = metadataOf(inTable);
  const place = stub && archivedAs(stub);
  if (!place) return undefined;
  const main = await readArchive(objects, place.archive_key);
  const since = recordIn(inTable).filter((item) => keyOf(item).SK !== sk.metadata);
  const archived = await earlierItems(deps, incidentId, place.archive_key);
  const merged = since.map((item) => mergeLate(archived.get(keyOf(item).SK), item));
  const newest = bySortKey([...archived.values(), ...merged]);
  const items = withdrawLate(bySortKey(main.items), newest);
  const record = assembleRecord([...items.values()], clock.now());
  return record && { record, archived_at: place.archived_at };
}
