import * as z from 'zod';

export const openHomeSchema = z.object({
  user_id: z.string(),
  opened_at: z.string(),
});
