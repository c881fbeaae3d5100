import * as z from 'zod';
import { incidentId } from './incident.js';

/** The sections of a summary, in the order in which they are shown. */
export const SECTIONS = [
  'headline',
  'impact',
  'what_happened',
  'hypothesis',
  'ruled_out',
  'actions',
  'next_steps',
  'open_questions',
  'contributing_factors',
  'went_well',
  'went_badly',
  'answer',
] as const;
export type Section = (typeof SECTIONS)[number];

/** What a summary is for. `ask` answers a question. */
export const SUMMARY_KINDS = [
  'state',
  'since',
  'as-of',
  'catchup',
  'handoff',
  'resolution',
  'postmortem',
  'ask',
] as const;
export type SummaryKind = (typeof SUMMARY_KINDS)[number];

const ONLY_IN: Partial<Record<Section, SummaryKind>> = {
  contributing_factors: 'postmortem',
  went_well: 'postmortem',
  went_badly: 'postmortem',
  answer: 'ask',
};

/** The sections that a summary of a kind may have. */
export function sectionsOf(kind: SummaryKind): Section[] {
  if (kind === 'ask') return ['answer'];
  return SECTIONS.filter((name) => ONLY_IN[name] === undefined || ONLY_IN[name] === kind);
}

const claim = z.object({
  section: z.enum(SECTIONS),
  /** One sentence, plain text. */
  text: z.string().min(1),
  /** Sort keys of the items it rests on, at least one. */
  citations: z.array(z.string()).min(1),
});

export type Claim = z.output<typeof claim>;

export const summarySchema = z.object({
  incident_id: incidentId,
  timestamp: z.string(),
  kind: z.string().default('state'),
  claims: z.array(claim).default([]),
  /** Tells only what came after this moment. */
  since: z.string().optional(),
  /** Tells only what was known at this moment. */
  as_of: z.string().optional(),
  /** Items of before that moment which are left out, for their words were changed after it. */
  changed_since: z.number().optional(),
  /** What was asked, of answers. */
  question: z.string().optional(),
  /** The summary whose claims it went on from. */
  built_on: z.string().optional(),
  /** When what it tells of was archived, if it was. */
  archived_at: z.string().optional(),
  /** Where the whole text is, of what is too long for a message. */
  content_ref: z.string().optional(),
  /** The newest item that was read: the summary tells nothing of what came after. */
  covers_until: z.string().optional(),
  requested_by: z.string().optional(),
  /** When it was there. */
  finished_at: z.string().optional(),
  /** The model's id, or `extractive`. */
  model: z.string().default('unknown'),
  prompt_version: z.string().optional(),
  /** True when the configured model could not be used and the digest stands in for it. */
  fallback: z.boolean().default(false),
  /** Why: the failure's own name, or `budget`. */
  fallback_reason: z.string().optional(),
  input_tokens: z.number().optional(),
  output_tokens: z.number().optional(),
  /** Input that the model had read before and that costs less, and input kept for a next time. */
  cache_read_tokens: z.number().optional(),
  cache_write_tokens: z.number().optional(),
  /** US dollars by the price table, everything asked of the model included. */
  cost_usd: z.number().optional(),
  latency_ms: z.number().optional(),
  stop_reason: z.string().optional(),
  /** Where it was posted. */
  channel_id: z.string().optional(),
  message_ts: z.string().optional(),
  /** Claims taken out afterwards, because what they rest on was redacted. */
  redacted_claims: z.number().optional(),
  /** Claims the checks took out. */
  dropped_claims: z.number().optional(),
  expires_at: z.number().optional(),
});

export type Summary = z.output<typeof summarySchema>;
