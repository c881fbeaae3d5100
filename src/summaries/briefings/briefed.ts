import type { Timestamp } from '../../base/timestamp.js';
import type { NameOf } from '../../incidents/names.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { IncidentState } from '../state/entry.js';

/** What briefings are written from. */
export interface Briefed {
  record: IncidentRecord;
  state: IncidentState;
  nameOf: NameOf;
  now: Timestamp;
  /** When the reader was last up to date. */
  since?: Timestamp | undefined;
}
