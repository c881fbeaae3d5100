import * as z from 'zod';

export const openHomeSchema = z.object({
  user_id: z.string(),
  opened_at: z.string(),
  /**
   * Ids of the incidents that it may show: those of the last view that Slack
   * accepted, and of all attempts since.
   */
  shows: z.array(z.string()).optional().catch(undefined),
  /** When the accepted view was built. */
  published_at: z.string().optional(),
  version: z.number().default(0),
});

export type OpenHome = z.output<typeof openHomeSchema>;
