import type { Store } from '../data/store/store.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { ArchiveDeps } from './archive-deps.js';
import { readArchived } from './read-archived.js';

export interface WholeRecordDeps {
  archive: Omit<ArchiveDeps, 'logger'>;
  store: Pick<Store, 'loadRecord'>;
}

/**
 * Everything stored about an incident, from its archive if it's archived; undefined if there's no such
 * incident. Sets `archived_at` on an archived one, because views show it.
 */
export async function readWholeRecord(
  { archive, store }: WholeRecordDeps,
  incidentId: string,
): Promise<IncidentRecord | undefined> {
  const inTable = await store.loadRecord(incidentId);
  if (inTable?.incident.archive_key === undefined) return inTable;
  const { record, archived_at } = (await readArchived(archive, incidentId)) ?? {};
  return record && { ...record, incident: { ...record.incident, archived_at } };
}
