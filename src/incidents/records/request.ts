import * as z from 'zod';

/**
 * One thing somebody asked for: the key by which a second delivery is recognised, and the durable row of the
 * job that carries it out.
 */
export const requestSchema = z.object({
  request_id: z.string().min(1),
  /** Names the job that does the slow half. */
  kind: z.string(),
  state: z.enum(['OPEN', 'DONE', 'FAILED']),
  created_at: z.string(),
  payload: z.record(z.string(), z.unknown()).default({}),
  /** What each finished step of the job returned: a redelivery goes on from here. */
  steps: z.record(z.string(), z.unknown()).default({}),
  attempts: z.number().int().default(0),
  /** Nobody else takes the job before this moment. */
  leased_until: z.string().optional(),
  last_error: z.string().optional(),
  expires_at: z.number().optional(),
});

export type Request = z.output<typeof requestSchema>;
