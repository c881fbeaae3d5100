import type { Timestamp } from '../base/timestamp.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Claim, Summary, SummaryKind } from '../incidents/records/incident-summary.js';
import type { Usage } from './model-usage.js';

export interface SummaryInput {
  /** Everything known of the incident; the summary says nothing else. With `previous`, what came since. */
  record: IncidentRecord;
  /** The display name of a user id. */
  nameOf: (userId: string) => string;
  now: Timestamp;
  /** What it is for; the current state if absent. */
  kind?: SummaryKind | undefined;
  /** Tell only what came after this moment. */
  since?: Timestamp | undefined;
  /** What somebody wants to know, of kind `ask`. */
  question?: string | undefined;
  /** The summary to go on from; `record` then has only what came after it and what it cites. */
  previous?: Summary | undefined;
  /** Reads the record in whole, for whoever does not go on from `previous`. */
  whole?: () => Promise<Pick<SummaryInput, 'record' | 'nameOf'>>;
  /** Hears of claims that are checked while others are still being written, all so far each time. */
  onClaims?: (claims: readonly Claim[]) => void;
  /** Counts what is asked of a model, also when nothing comes of it. */
  usage?: Usage;
}

/** A summary as it was made and checked, ready to be stored and shown. */
export interface SummaryDraft {
  /** In the order of SECTIONS, each citing items of the record. */
  claims: Claim[];
  /** The model's id, or `extractive`. */
  model: string;
  /** True when the configured model could not be used and the digest stands in for it. */
  fallback: boolean;
  /** Why it could not. */
  fallback_reason?: string;
  prompt_version?: string;
  input_tokens?: number;
  output_tokens?: number;
  cache_read_tokens?: number;
  cache_write_tokens?: number;
  cost_usd?: number;
  stop_reason?: string;
  /** Claims the checks took out. */
  dropped_claims?: number;
  /** The summary it went on from. */
  built_on?: Timestamp;
}

/** Makes a summary of which every claim cites what it rests on. */
export interface Summarizer {
  summarize(input: SummaryInput): Promise<SummaryDraft>;
  /** After which moment it would read on, going on from this summary; undefined where it does not. */
  readsOnFrom?(summary: Summary): Timestamp | undefined;
}
