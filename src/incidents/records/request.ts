import * as z from 'zod';

/** Where a person made a request, so that the outcome reaches them whatever happens in that channel. */
const answerAddressSchema = z.object({
  user_id: z.string(),
  /** Absent in App Home and in forms. */
  channel_id: z.string().optional(),
  /** Set if it was made in a thread. */
  thread_ts: z.string().optional(),
  /** Works for half an hour, even where Aegis isn't a member. */
  response_url: z.string().optional(),
  /** Whether answers replace the message with the button, which only this person sees. */
  replaces: z.boolean().optional(),
});

export type AnswerAddress = z.output<typeof answerAddressSchema>;

/** A request row: it deduplicates deliveries of one request, and stores the state of its job. */
export const requestSchema = z.object({
  request_id: z.string().min(1),
  /** The kind of its job. */
  kind: z.string(),
  /** Jobs of one lane run in order; a request without one is its own lane. */
  lane: z.string().optional(),
  state: z.enum(['OPEN', 'DONE', 'FAILED']),
  created_at: z.string(),
  /** Absent if no person asked for it. */
  answer_to: answerAddressSchema.optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
  /** The result of each finished step; a redelivery continues after the last one. */
  steps: z.record(z.string(), z.unknown()).default({}),
  attempts: z.number().int().default(0),
  /** No other worker takes the job before this time. */
  leased_until: z.string().optional(),
  /** When that was written, by the same clock. */
  leased_at: z.string().optional(),
  last_error: z.string().optional(),
  expires_at: z.number().optional(),
});

export type Request = z.output<typeof requestSchema>;
