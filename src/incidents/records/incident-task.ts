import * as z from 'zod';
import { incidentId } from './incident.js';

/** Maximum characters, so that a task stays well under 1 KB. */
export const TASK_MAX = 300;

export const taskSchema = z.object({
  incident_id: incidentId,
  /** When it was added. */
  timestamp: z.string(),
  /** Counts from 1 within its incident; a task keeps its number, so that typed numbers stay valid. */
  number: z.number().int().default(0),
  text: z.string().default(''),
  state: z.enum(['open', 'done']).catch('open').default('open'),
  owner: z.string().optional(),
  /** When it's due; for a day, that's its last second. */
  due: z.string().optional(),
  /** When its owner was reminded of it. */
  reminded_at: z.string().optional(),
  created_by: z.string().optional(),
  done_by: z.string().optional(),
  done_at: z.string().optional(),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
});

export type Task = z.output<typeof taskSchema>;
