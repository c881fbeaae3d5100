import * as z from 'zod';

export const openHomeSchema = z.object({
  user_id: z.string(),
  opened_at: z.string(),
  /** Ids of the incidents that it showed last, and since when. */
  shows: z.array(z.string()).optional().catch(undefined),
  published_at: z.string().optional(),
});

export type OpenHome = z.output<typeof openHomeSchema>;
