import { metadataOf } from '../data/archive-store/archive-stub.js';
import type { ArchiveDeps } from './archive-deps.js';
import { keepArchive } from './archive-objects.js';
import { recordIn } from './items-by-key.js';

/**
 * Copies an incident to the object store without deleting anything. Runs whenever an incident is closed, to
 * keep items that expire later. Returns the object's key; undefined if the incident isn't in the table.
 */
export async function snapshotIncident(deps: ArchiveDeps, incidentId: string): Promise<string | undefined> {
  const inTable = await deps.table.readPartition(incidentId);
  const metadata = metadataOf(inTable);
  if (!metadata || metadata.archive_key) return undefined;
  const items = recordIn(inTable);
  const taken_at = deps.clock.now();
  return keepArchive(deps, { incident_id: incidentId, kind: 'snapshot', taken_at, items });
}
