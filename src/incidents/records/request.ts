import * as z from 'zod';

/** Where a person made a request, so that its outcome reaches them whatever happens there. */
const answerAddressSchema = z.object({
  user_id: z.string(),
  /** Absent in App Home and in forms. */
  channel_id: z.string().optional(),
  /** When it was made in a thread. */
  thread_ts: z.string().optional(),
  /** Works for half an hour, also where Aegis isn't a member. */
  response_url: z.string().optional(),
  /** Whether answers take the place of the message with the button, which only this person sees. */
  replaces: z.boolean().optional(),
});

export type AnswerAddress = z.output<typeof answerAddressSchema>;

/** A request row: it deduplicates deliveries of one request, and keeps the state of the job that handles it. */
export const requestSchema = z.object({
  request_id: z.string().min(1),
  /** The kind of its job. */
  kind: z.string(),
  /** Jobs of one lane run in order; a request without one is its own lane. */
  lane: z.string().optional(),
  state: z.enum(['OPEN', 'DONE', 'FAILED']),
  created_at: z.string(),
  /** Absent for what no person asked for. */
  answer_to: answerAddressSchema.optional(),
  payload: z.record(z.string(), z.unknown()).default({}),
  /** The result of each finished step; a redelivery continues after the last one. */
  steps: z.record(z.string(), z.unknown()).default({}),
  attempts: z.number().int().default(0),
  /** No other worker takes the job before this. */
  leased_until: z.string().optional(),
  /** When that was written, by the same clock. */
  leased_at: z.string().optional(),
  last_error: z.string().optional(),
  expires_at: z.number().optional(),
});

export type Request = z.output<typeof requestSchema>;
