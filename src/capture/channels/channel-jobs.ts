import * as z from 'zod';
import { declareJob } from '../../jobs/define-job.js';

/*
 * Follow-up jobs for changes of an incident channel. The commands implement the first two, because those
 * change the incident.
 */

/** A channel was made private or public. */
export const channelConverted = declareJob({
  kind: 'channel-converted',
  payload: z.object({
    incident_id: z.string(),
    to: z.enum(['private', 'public']),
    /** Who converted it, if Slack said so. */
    user_id: z.string().optional(),
  }),
  lane: ({ incident_id }) => incident_id,
});

/** Slack gave a channel another id. */
export const channelMoved = declareJob({
  kind: 'channel-moved',
  payload: z.object({ incident_id: z.string(), from: z.string(), to: z.string() }),
  lane: ({ incident_id }) => incident_id,
});

/** Compares the record with the channel's history in Slack, and records what's missing. */
export const gapRun = declareJob({
  kind: 'fill-gaps',
  payload: z.object({ incident_id: z.string() }),
  lane: ({ incident_id }) => `${incident_id}-gaps`,
});
