import { readWholeRecord, type WholeRecordDeps } from '../../archive/read-whole-record.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { noSuchIncident } from './access.js';

/** Reads everything stored about an incident, from its archive if it's archived. Throws NotFoundError. */
export async function readRecord(deps: WholeRecordDeps, incidentId: string): Promise<IncidentRecord> {
  const record = await readWholeRecord(deps, incidentId);
  if (!record) throw noSuchIncident(incidentId);
  return record;
}
