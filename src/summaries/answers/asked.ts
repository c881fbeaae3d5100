import type { Timestamp } from '../../base/timestamp.js';
import type { NameOf } from '../../incidents/names.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { TranscriptLine } from '../transcript.js';
import type { AnswerModel } from './answer-model.js';

/** What questions are answered from. */
export interface Asked {
  record: IncidentRecord;
  lines: readonly TranscriptLine[];
  nameOf: NameOf;
  now: Timestamp;
  /** As the user typed it. */
  question?: string | undefined;
  headline: Claim;
  /** While fitting, weights fitted without this incident. */
  model?: AnswerModel | undefined;
}
