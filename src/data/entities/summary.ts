import * as z from 'zod';
import { defineEntity } from '../entity.js';
import { incidentIdOf, keysOf, parseSortKey } from '../keys.js';
import { expiry, SUMMARY_DAYS } from '../retention.js';
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
] as const;
export type Section = (typeof SECTIONS)[number];

const claim = z.object({
  section: z.enum(SECTIONS),
  /** One sentence, plain text. */
  text: z.string().min(1),
  /** Sort keys of the items it rests on, at least one. */
  citations: z.array(z.string()).min(1),
});

export type Claim = z.output<typeof claim>;

const schema = z.object({
  incident_id: incidentId,
  timestamp: z.string(),
  kind: z.string().default('state'),
  claims: z.array(claim).default([]),
  /** Tells only what came after this moment. */
  since: z.string().optional(),
  /** The newest item that was read: the summary tells nothing of what came after. */
  covers_until: z.string().optional(),
  requested_by: z.string().optional(),
  /** The model's id, or `extractive`. */
  model: z.string().default('unknown'),
  prompt_version: z.string().optional(),
  /** True when the configured model could not be used and the digest stands in for it. */
  fallback: z.boolean().default(false),
  input_tokens: z.number().optional(),
  output_tokens: z.number().optional(),
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

export type Summary = z.output<typeof schema>;

export const summaryEntity = defineEntity({
  schema,
  keys: keysOf.summary,
  identify: ({ PK, SK }) => ({ incident_id: incidentIdOf(PK), timestamp: parseSortKey(SK).first }),
  expiresAt: (r) => expiry(r.timestamp, SUMMARY_DAYS),
});
