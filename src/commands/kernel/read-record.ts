import { readArchived } from '../../archive/read-archived.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { noSuchIncident } from './access.js';

type RecordDeps = Pick<JobDeps, 'archive' | 'store'>;

/** Reads everything stored about an incident, from its archive if it's archived. Throws NotFoundError. */
export async function readRecord(deps: RecordDeps, incidentId: string): Promise<IncidentRecord> {
  const inTable = await deps.store.loadRecord(incidentId);
  const isArchived = inTable?.incident.archive_key !== undefined;
  const record = isArchived ? await readArchivedRecord(deps, incidentId) : inTable;
  if (!record) throw noSuchIncident(incidentId);
  return record;
}

/** Sets `archived_at` on the incident, because views show it. */
async function readArchivedRecord(
  { archive }: RecordDeps,
  incidentId: string,
): Promise<IncidentRecord | undefined> {
  const { record, archived_at } = (await readArchived(archive, incidentId)) ?? {};
  return record && { ...record, incident: { ...record.incident, archived_at } };
}
