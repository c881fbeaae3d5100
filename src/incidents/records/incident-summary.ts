import * as z from 'zod';
import { incidentId } from './incident.js';

/** The sections of a summary, in display order. */
export const SECTIONS = [
  'headline',
  'own_words',
  'changed',
  'in_force',
  'impact',
  'what_happened',
  'hypothesis',
  'ruled_out',
  'actions',
  'in_progress',
  'next_steps',
  'avoid',
  'open_questions',
  'beliefs',
  'contributing_factors',
  'went_well',
  'went_badly',
  'answer',
  'nearest',
] as const;
export type Section = (typeof SECTIONS)[number];

/**
 * The purpose of a summary. `ask` answers a question; `update` stores what the
 * sentences of a posted update rest on.
 */
export const SUMMARY_KINDS = [
  'state',
  'since',
  'as-of',
  'catchup',
  'handoff',
  'resolution',
  'postmortem',
  'ask',
  'update',
] as const;
export type SummaryKind = (typeof SUMMARY_KINDS)[number];

/** Kinds shown to nobody, or only to the person who asked, so they must never reach others in any way. */
export const PERSONAL_KINDS: ReadonlySet<string> = new Set(['ask', 'catchup', 'resolution', 'update']);

const ONLY_IN: Partial<Record<Section, SummaryKind>> = {
  in_force: 'handoff',
  avoid: 'handoff',
  contributing_factors: 'postmortem',
  went_well: 'postmortem',
  went_badly: 'postmortem',
  answer: 'ask',
  nearest: 'ask',
};

/** Sections that code writes from the table and the state, no matter who wrote the rest. */
const WRITTEN_BY_CODE: ReadonlySet<Section> = new Set(['own_words', 'changed', 'beliefs', 'in_progress']);

/** The sections for a kind's reader, in order. Other kinds have all sections in the order of SECTIONS. */
const ORDER: Partial<Record<string, readonly Section[]>> = {
  handoff: [
    'headline',
    'in_force',
    'next_steps',
    'avoid',
    'in_progress',
    'open_questions',
    'hypothesis',
    'ruled_out',
    'impact',
  ],
  resolution: ['headline', 'impact', 'hypothesis', 'actions', 'next_steps', 'open_questions'],
};

/** The sections of a kind of summary, in display order. */
export function sectionOrder(kind: string): readonly Section[] {
  const first = ORDER[kind] ?? [];
  return [...first, ...SECTIONS.filter((name) => !first.includes(name))];
}

/** The sections a model may write for a kind of summary. */
export function sectionsOf(kind: SummaryKind): Section[] {
  if (kind === 'ask') return ['answer'];
  return (ORDER[kind] ?? SECTIONS).filter(
    (name) => !WRITTEN_BY_CODE.has(name) && (ONLY_IN[name] === undefined || ONLY_IN[name] === kind),
  );
}

const OUTCOMES = ['accepted', 'edited', 'dismissed'] as const;
const VOTES = ['helpful', 'unhelpful'] as const;
export type Vote = (typeof VOTES)[number];

/** For a claim in a section that a later version of Aegis has added: the one that claims least. */
const UNKNOWN_SECTION = 'beliefs';

const claim = z.object({
  section: z.enum(SECTIONS).catch(UNKNOWN_SECTION),
  /** One sentence, plain text. */
  text: z.string().min(1),
  /** Sort keys of the items that support it, at least one. */
  citations: z.array(z.string()).min(1),
});

export type Claim = z.output<typeof claim>;

export const summarySchema = z.object({
  incident_id: incidentId,
  timestamp: z.string(),
  kind: z.string().default('state'),
  claims: z.array(claim).default([]),
  /** Covers only what came after this. */
  since: z.string().optional(),
  /** Covers only what was known at this time. */
  as_of: z.string().optional(),
  /** Earlier items left out because their text changed after `as_of`. */
  changed_since: z.number().optional(),
  /** When the update was posted that this is about. */
  event_at: z.string().optional(),
  /** The question that it answers. */
  question: z.string().optional(),
  /** The earlier summary it builds on. */
  built_on: z.string().optional(),
  /** When the incident was archived, if it was. */
  archived_at: z.string().optional(),
  /** Reference to the full text if it's too long for a message. */
  content_ref: z.string().optional(),
  /** The newest item that was read. */
  covers_until: z.string().optional(),
  requested_by: z.string().optional(),
  /** When it was ready. */
  finished_at: z.string().optional(),
  /** The model's id, or `extractive`. */
  model: z.string().default('unknown'),
  prompt_version: z.string().optional(),
  /** True when the configured model could not be used and the digest replaced it. */
  fallback: z.boolean().default(false),
  /** Why the digest was used: the name of the failure, or `budget`. */
  fallback_reason: z.string().optional(),
  /** An explanation of that, as a clause for people to read. */
  fallback_detail: z.string().optional(),
  input_tokens: z.number().optional(),
  output_tokens: z.number().optional(),
  /** Input read from the model's cache, which costs less, and input written to it. */
  cache_read_tokens: z.number().optional(),
  cache_write_tokens: z.number().optional(),
  /** US dollars by the price table, for all requests to the model. */
  cost_usd: z.number().optional(),
  latency_ms: z.number().optional(),
  stop_reason: z.string().optional(),
  /** The channel and message in which it was posted. */
  channel_id: z.string().optional(),
  message_ts: z.string().optional(),
  /** Claims that were removed later because their source was redacted, deleted or edited. */
  redacted_claims: z.number().optional(),
  /** Claims that the checks removed. */
  dropped_claims: z.number().optional(),
  /**
   * Whether a proposal was accepted, edited or dismissed, and the share of its
   * words that were changed, 0 to 1.
   */
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  edited_share: z.number().optional().catch(undefined),
  /** Each person's vote on whether it helped, by user id. */
  votes: z.record(z.string(), z.enum(VOTES)).optional().catch(undefined),
  expires_at: z.number().optional(),
});

export type Summary = z.output<typeof summarySchema>;
