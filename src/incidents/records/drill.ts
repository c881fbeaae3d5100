import * as z from 'zod';
import { incidentId } from './incident.js';

export const DRILL_ROLES = ['commander', 'comms'] as const;
export type DrillRole = (typeof DRILL_ROLES)[number];

/** How fast a drill's story goes by, in minutes of the story for each real one. */
export const DRILL_SPEEDS = [1, 2, 5, 10, 20] as const;

/** How far a drill has been played, and how it goes on. */
export const drillSchema = z.object({
  incident_id: incidentId,
  /** Of a drill that comes with Aegis; absent for one whose transcript is kept with it. */
  name: z.string().optional(),
  /** The person who practices. */
  learner: z.string(),
  role: z.enum(DRILL_ROLES),
  /** Minutes of the story for each real one, while it runs. */
  speed: z.number().positive(),
  state: z.enum(['running', 'paused', 'ending', 'finished']),
  /** Counts pauses, changes of speed and the like; jobs of an earlier round do nothing. */
  round: z.number().int().default(0),
  /** The next line to play. */
  position: z.number().int().default(0),
  /** Where the story was at a real time, in milliseconds since it was declared, and how fast it went on; 0 while paused. */
  anchors: z.array(z.object({ at: z.string(), ms: z.number(), speed: z.number() })).min(1),
  started_at: z.string(),
  finished_at: z.string().optional(),
  /** Slack `ts` of the message with the controls. */
  panel_ts: z.string().optional(),
  /** The requests whose jobs post the lines, by the line's number: two rounds mustn't both say one. */
  claimed: z.record(z.string(), z.string()).default({}),
  /** Slack `ts` of the lines that were posted, by the line's number in the transcript. */
  posted: z.record(z.string(), z.string()).default({}),
  /** What the learner asked and a later line answers: the thread that waits for it, by the line's number. */
  awaited: z.record(z.string(), z.string()).default({}),
  /** What the others have reminded the learner of. */
  nudged: z.array(z.string()).default([]),
  /** Where its transcript is kept, if it didn't come with Aegis. */
  content_ref: z.string().optional(),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
});

export type Drill = z.output<typeof drillSchema>;
