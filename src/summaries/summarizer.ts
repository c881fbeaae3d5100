import type { Claim } from '../data/entities/summary.js';
import type { IncidentRecord } from '../data/record.js';
import type { Timestamp } from '../timestamp.js';

export interface SummaryInput {
  /** Everything known of the incident; the summary says nothing else. */
  record: IncidentRecord;
  /** The display name of a user id. */
  nameOf: (userId: string) => string;
  now: Timestamp;
  /** Tell only what came after this moment. */
  since?: Timestamp | undefined;
}

/** A summary as it was made and checked, ready to be stored and shown. */
export interface SummaryDraft {
  /** In the order of SECTIONS, each citing items of the record. */
  claims: Claim[];
  /** The model's id, or `extractive`. */
  model: string;
  /** True when the configured model could not be used and the digest stands in for it. */
  fallback: boolean;
  prompt_version?: string;
  input_tokens?: number;
  output_tokens?: number;
  stop_reason?: string;
  /** Claims the checks took out. */
  dropped_claims?: number;
}

/** Makes a summary of which every claim cites what it rests on. */
export interface Summarizer {
  summarize(input: SummaryInput): Promise<SummaryDraft>;
}
