import type { Timestamp } from '../../../base/timestamp.js';
import type { Incident } from '../../../incidents/records/incident.js';
import type { Stretch } from '../../flat-map-yielding.js';
import type { IncidentState } from '../../state/entry.js';
import type { TranscriptLine } from '../../transcript.js';
import type { RecordIndex } from '../record/record-index.js';
import type { TakenBackBy } from './taken-back.js';

type Verdict = 'on_record' | 'contradicted' | 'not_on_record';

export interface CheckedSentence {
  text: string;
  verdict: Verdict;
  /** The lines that say it, or say otherwise. */
  citations: string[];
}

export interface TextCheck {
  lines: readonly TranscriptLine[];
  incident: Incident;
  now: Timestamp;
  nameOf: (userId: string) => string;
}

/** What each sentence of a text is compared with. */
export interface Reading {
  index: RecordIndex;
  check: TextCheck;
  state: IncidentState;
  takenBackBy: TakenBackBy;
  /** Yields within sentences too, because comparing the first one compiles the patterns. */
  stretch: Stretch;
}

/** How many lines may say a sentence together. */
export const TOGETHER_MAX = 3;
