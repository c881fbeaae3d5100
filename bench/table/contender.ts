import type { IncidentChange } from '../../src/data/store/incidents/change-incident.js';
import type { Declaration } from '../../src/data/store/incidents/declare-incident.js';
import type { TimelineEvent } from '../../src/incidents/records/timeline-event.js';

/** One way of doing what Aegis asks of its table; every contender has a table of its own in the same engine. */
export interface Contender {
  /** Four items in one transaction, none of which may be there. */
  create(declaration: Declaration): Promise<unknown>;
  /** One event that may not be there. */
  append(event: TimelineEvent): Promise<unknown>;
  /** A whole partition, read consistently. Gives the number of records. */
  load(incidentId: string): Promise<number>;
  /** The first of the open incidents, most severe first. Gives their number. */
  list(limit: number): Promise<number>;
  /** A new status under the condition of the version read, and its event, in one transaction. */
  change(change: IncidentChange): Promise<unknown>;
  stop(): void;
}

export interface Place {
  endpoint: string;
  tableName: string;
}
