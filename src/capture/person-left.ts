import * as z from 'zod';
import { declareJob } from '../jobs/define-job.js';

/**
 * Someone left an incident channel, or their account was deactivated. The commands implement it: what was theirs needs
 * someone else.
 */
export const personLeft = declareJob({
  kind: 'person-left',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    left: z.enum(['channel', 'workspace']),
  }),
  lane: ({ incident_id }) => incident_id,
});
