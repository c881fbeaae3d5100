import * as z from 'zod';
import { incidentId } from './incident.js';

const moments = z.record(z.string(), z.string()).default({});

export const remindersSchema = z.object({
  incident_id: incidentId,
  /** When each reminder was last sent, by rule. */
  sent: moments,
  /** The end of each snooze, by rule. */
  snoozed: moments,
  /** Rules that are off until someone turns them on again. */
  stopped: z.array(z.string()).default([]),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
});

export type Reminders = z.output<typeof remindersSchema>;
