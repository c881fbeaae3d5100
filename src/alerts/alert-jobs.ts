import * as z from 'zod';
import { declareJob } from '../jobs/define-job.js';

/** Handles the alerts in one generation of a lane. Implemented in `commands/alerts`. */
export const alertBatch = declareJob({
  kind: 'alerts',
  payload: z.object({ lane: z.string(), generation: z.number().int() }),
  lane: ({ lane }) => `alerts-${lane}`,
});

/** Records that someone acknowledged a page. */
export const pageAcknowledgement = declareJob({
  kind: 'page-acknowledgement',
  payload: z.object({
    incident_id: z.string(),
    service: z.string(),
    by: z.string().optional(),
    at: z.string(),
  }),
  lane: ({ incident_id }) => incident_id,
});
