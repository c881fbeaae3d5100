import type { Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { SummaryKind } from '../../../incidents/records/incident-summary.js';
import type { IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';

export interface CheckedAgainst {
  /** The lines the model was given; claims can't cite anything else. */
  lines: readonly TranscriptLine[];
  incident: Incident;
  /** What became of what the lines say. Without it, only the wording is compared. */
  state?: IncidentState | undefined;
  now: Timestamp;
  /** Display names, for the people whose roles the headline may mention. */
  nameOf?: (userId: string) => string;
  kind?: SummaryKind | 'part' | undefined;
}
