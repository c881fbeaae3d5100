import * as z from 'zod';
import { incidentId } from './incident.js';

export const DRILL_ROLES = ['commander', 'comms'] as const;
export type DrillRole = (typeof DRILL_ROLES)[number];

/** Speeds of a drill's story, in minutes of the story per real minute. */
export const DRILL_SPEEDS = [1, 2, 5, 10, 20] as const;

/** How far a drill has been played, and how it continues. */
export const drillSchema = z.object({
  incident_id: incidentId,
  /** Name of a built-in drill; absent if its transcript is stored with it. */
  name: z.string().optional(),
  /** The person who practices. */
  learner: z.string(),
  role: z.enum(DRILL_ROLES),
  /** Minutes of the story per real minute, while it runs. */
  speed: z.number().positive(),
  state: z.enum(['running', 'paused', 'ending', 'finished']),
  /** Counts pauses, changes of speed and similar; jobs of an earlier round do nothing. */
  round: z.number().int().default(0),
  /** The next line to play. */
  position: z.number().int().default(0),
  /**
   * The story's position at a real time, in milliseconds since it was declared,
   * and its speed; 0 while paused.
   */
  anchors: z.array(z.object({ at: z.string(), ms: z.number(), speed: z.number() })).min(1),
  started_at: z.string(),
  finished_at: z.string().optional(),
  /** Slack `ts` of the message with the controls. */
  panel_ts: z.string().optional(),
  /** The requests whose jobs post the lines, by line number, so that two rounds don't both post one. */
  claimed: z.record(z.string(), z.string()).default({}),
  /** Slack `ts` of the posted lines, by line number in the transcript. */
  posted: z.record(z.string(), z.string()).default({}),
  /** Questions of the learner that a later line answers: the waiting thread, by line number. */
  awaited: z.record(z.string(), z.string()).default({}),
  /** Reminders that the others have given the learner. */
  nudged: z.array(z.string()).default([]),
  /** Where its transcript is stored, if it isn't built in. */
  content_ref: z.string().optional(),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
});

export type Drill = z.output<typeof drillSchema>;
