import * as z from 'zod';
import { declareJob } from '../jobs/define-job.js';

/**
 * Someone left an incident channel, or their account was deactivated, so their roles and tasks need someone
 * else. Implemented by the commands.
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

/**
 * Their App Home may show the incident, which they may no longer see. Runs each time they leave, unlike the
 * question above.
 */
export const homeAfterLeaving = declareJob({
  kind: 'home-after-leaving',
  payload: z.object({ incident_id: z.string(), user_id: z.string() }),
  lane: ({ user_id }) => `home-${user_id}`,
});
