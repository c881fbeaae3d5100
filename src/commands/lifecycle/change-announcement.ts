import * as z from 'zod';
import { timelineEventSchema } from '../../incidents/records/timeline-event.js';
import { declareJob } from '../../jobs/define-job.js';

/**
 * The job that announces a change, written in the same transaction as the change. What it does is in
 * `announce/announce-change.ts`, which reaches every feature that shows an incident.
 */
export const changeAnnouncement = declareJob({
  kind: 'announce-change',
  payload: z.object({ event: timelineEventSchema }),
  lane: ({ event }) => event.incident_id,
});
