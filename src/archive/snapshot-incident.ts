import { metadataOf } from '../data/archive-store/archive-stub.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { recordIn } from './items-by-key.js';

/**
 * Copies an incident to the object store as it stands and deletes nothing: at every closing, so that what retention
 * takes afterwards is kept. Returns the object's key; undefined when there is no such incident in the table.
 */
export async function snapshotIncident(
  { clock, objects, table }: ArchiveDeps,
  incidentId: string,
): Promise<string | undefined> {
  const inTable = await table.readPartition(incidentId);
  const metadata = metadataOf(inTable);
  if (!metadata || metadata.archive_key) return undefined;
  const items = recordIn(inTable);
  return keepArchive(objects, { incident_id: incidentId, kind: 'snapshot', taken_at: clock.now(), items });
}
