import * as z from 'zod';
import { incidentId } from './incident.js';

const count = z.number().int().catch(0).default(0);

/** One comparison of a record with its channel's history, newest message first. It may take several runs. */
const checkRun = z.object({
  /** Everything before this time is covered once it's finished. */
  started_at: z.string(),
  /** The oldest message to compare. */
  since: z.string(),
  /** Whether to read recent threads even if they look the same as in the record. */
  is_thorough: z.boolean().catch(true),
  /** Everything newer than this message is compared, threads included. Absent at the start. */
  position: z.string().optional(),
  /** The thread of the next message, as far as it has been read. */
  thread: z
    .object({ parent: z.string(), after: z.string(), counted: count, latest: z.string() })
    .optional()
    .catch(undefined),
  /** Changes that the record lacked. */
  found: count,
  /** Whether any of them had been missing for so long that Aegis must have been down. */
  is_behind: z.boolean().catch(false).default(false),
  /** Threads that the page at `position` still has to read. */
  threads_left: count,
});

export type CheckRun = z.output<typeof checkRun>;

/** How far the record of an incident has been compared with the channel's history in Slack. */
export const historyCheckSchema = z.object({
  incident_id: incidentId,
  /** Everything before this time is on the record. Absent until the first check is finished. */
  verified_until: z.string().optional(),
  /** The check in progress. */
  run: checkRun.optional().catch(undefined),
  /** When a run last worked on it; the incident that has waited longest comes first. */
  checked_at: z.string().optional(),
  /** Slack asked us not to call before this time. */
  limited_until: z.string().optional(),
  /**
   * Threads that look different in the record although they were compared, with Slack's figures, which
   * include replies that aren't recorded. By the first message's time.
   */
  unlike: z.record(z.string(), z.string()).catch({}).default({}),
  /** The timestamp of the event that says what may be missing. */
  gap_at: z.string().optional(),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
});

export type HistoryCheck = z.output<typeof historyCheckSchema>;
