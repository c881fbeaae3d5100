import type { Timestamp } from '../base/timestamp.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Claim, Summary, SummaryKind } from '../incidents/records/incident-summary.js';

/** The usage of all model calls for one summary, in the model's own tokens. */
export interface ModelUsage {
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cache_read_tokens: number;
  cache_write_tokens: number;
  /** US dollars. */
  cost: number;
}

export interface SummaryInput {
  /** The only source for claims. With `previous`, it has everything since and the lines that it cites. */
  record: IncidentRecord;
  /** The display name of a user id. */
  nameOf: (userId: string) => string;
  now: Timestamp;
  /** `state` if absent. */
  kind?: SummaryKind | undefined;
  /** Summarize only what came after this time. */
  since?: Timestamp | undefined;
  /** The question to answer, for kind `ask`. */
  question?: string | undefined;
  /** The summary to continue from. */
  previous?: Summary | undefined;
  /** Loads the whole record, for a summarizer that doesn't continue from `previous`. */
  whole?: () => Promise<Pick<SummaryInput, 'record' | 'nameOf'>>;
  /** Called with all checked claims so far while the model is still writing. */
  onClaims?: (claims: readonly Claim[]) => void;
  /** Accumulates the cost of model calls, including failed ones. */
  usage?: ModelUsage;
}

/** A checked summary, ready to store and show. */
export interface SummaryDraft {
  /** In the order of SECTIONS; each cites items of the record. */
  claims: Claim[];
  /** The model's id, or `extractive`. */
  model: string;
  /** True if the model failed and this is the digest instead. */
  fallback: boolean;
  /** The error code of that failure. */
  fallback_reason?: string;
  /** An explanation of that error, as a clause for people to read. */
  fallback_detail?: string;
  prompt_version?: string;
  input_tokens?: number;
  output_tokens?: number;
  cache_read_tokens?: number;
  cache_write_tokens?: number;
  cost_usd?: number;
  stop_reason?: string;
  /** How many claims failed the checks. */
  dropped_claims?: number;
  /** The time of the summary that it continued from. */
  built_on?: Timestamp;
}

/** Makes summaries whose every claim cites its sources. */
export interface Summarizer {
  summarize(input: SummaryInput): Promise<SummaryDraft>;
  /** The time after which to load lines to continue from `summary`; undefined if it can't be continued. */
  resumesAfter?(summary: Summary): Timestamp | undefined;
}
