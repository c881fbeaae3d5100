import type { WholeRecordDeps } from '../archive/read-whole-record.js';
import { readWholeRecord } from '../archive/read-whole-record.js';
import { NotFoundError } from '../base/errors.js';
import type { Store } from '../data/store/store.js';
import type { NameOf } from '../incidents/names.js';
import type { Incident } from '../incidents/records/incident.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Clock } from '../ports/clock.js';
import type { Summarizer } from '../ports/summarizer.js';
import { shortId } from '../views/labels.js';

/** The operations that an agent's requests use; all of them only read. */
type AgentStore = Pick<
  Store,
  | 'entriesAfter'
  | 'findSummary'
  | 'getIncident'
  | 'getIncidents'
  | 'incidentsBetween'
  | 'incidentsOfService'
  | 'listIncidents'
  | 'loadRecord'
>;

export type RecordPart = Pick<IncidentRecord, 'incident'> & Partial<IncidentRecord>;

export interface AgentDeps {
  archive: WholeRecordDeps['archive'];
  clock: Clock;
  /** Whether the operator opened private incidents to agents. */
  includesPrivate: boolean;
  /** The names of the people and channels in a part of a record, as far as they're known here. */
  namesIn(part: RecordPart): Promise<NameOf>;
  store: AgentStore;
  /** Answers questions; its cost isn't stored, because nothing is. */
  summarizer: Summarizer;
}

/** The incident in its current state. Throws NotFoundError, including for a private one that agents may not read. */
export async function findReadable(deps: AgentDeps, incidentId: string): Promise<Incident> {
  const incident = await deps.store.getIncident(incidentId);
  if (!incident || !isReadable(deps, incident)) throw notReadable(incidentId);
  return incident;
}

/** Everything stored about such an incident. Throws NotFoundError. */
export async function readReadable(deps: AgentDeps, incidentId: string): Promise<IncidentRecord> {
  await findReadable(deps, incidentId);
  const record = await readWholeRecord(deps, incidentId);
  // It may have been made private in the meantime.
  if (!record || !isReadable(deps, record.incident)) throw notReadable(incidentId);
  return record;
}

export function isReadable({ includesPrivate }: AgentDeps, { visibility }: Incident): boolean {
  return includesPrivate || visibility !== 'private';
}

function notReadable(incidentId: string): NotFoundError {
  return new NotFoundError(`There's no incident ${shortId(incidentId)} that agents may read here.`);
}
