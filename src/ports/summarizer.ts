import type { Timestamp } from '../base/timestamp.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import type { Claim, Summary, SummaryKind } from '../incidents/records/incident-summary.js';

/** What all model calls for one summary used, in the model's own token count. */
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
  /** The only source for claims. With `previous`, holds what came since and the lines it cites. */
  record: IncidentRecord;
  /** The display name of a user id. */
  nameOf: (userId: string) => string;
  now: Timestamp;
  /** `state` when absent. */
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
  /** Adds up what model calls cost, including failed ones. */
  usage?: ModelUsage;
}

/** A checked summary, ready to store and show. */
export interface SummaryDraft {
  /** In the order of SECTIONS; each cites items of the record. */
  claims: Claim[];
  /** The model's id, or `extractive`. */
  model: string;
  /** True when the model failed and this is the digest instead. */
  fallback: boolean;
  /** The error code of that failure. */
  fallback_reason?: string;
  /** What it means, as a clause that people may read. */
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
  /** The time of the summary it continued from. */
  built_on?: Timestamp;
}

/** Makes summaries whose every claim cites its sources. */
export interface Summarizer {
  summarize(input: SummaryInput): Promise<SummaryDraft>;
  /** The time after which to load lines when continuing from `summary`; undefined if it can't continue from it. */
  resumesAfter?(summary: Summary): Timestamp | undefined;
}
