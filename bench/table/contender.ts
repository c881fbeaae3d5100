import type { IncidentChange } from '../../src/data/store/incidents/change-incident.js';
import type { NewIncident } from '../../src/data/store/incidents/declare-incident.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';

/** One implementation of Aegis's table operations. Contenders share an engine, and each has its own table. */
export interface Contender {
  /** Four items in one transaction, none of which may exist. */
  create(declaration: NewIncident): Promise<unknown>;
  /** One event that must not exist yet. */
  append(event: TimelineEvent): Promise<unknown>;
  /** Reads a whole partition consistently. Returns the number of records. */
  load(incidentId: string): Promise<number>;
  /** The first open incidents, most severe first. Returns their number. */
  list(limit: number): Promise<number>;
  /** A new status, conditional on the version read, and its event, in one transaction. */
  change(change: IncidentChange): Promise<unknown>;
  stop(): void;
}

export interface Place {
  endpoint: string;
  tableName: string;
}
