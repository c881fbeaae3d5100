import * as z from 'zod';
import { incidentId } from './incident.js';

const moments = z.record(z.string(), z.string()).default({});

export const remindersSchema = z.object({
  incident_id: incidentId,
  /** When each reminder was sent last, by rule. */
  sent: moments,
  /** Until when each is silent. */
  snoozed: moments,
  /** Rules that are silent until they are started again. */
  stopped: z.array(z.string()).default([]),
  /** Counts every change; a write names the version it has read. */
  version: z.number().int().default(0),
});

export type Reminders = z.output<typeof remindersSchema>;
