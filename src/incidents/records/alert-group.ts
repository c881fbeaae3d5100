import * as z from 'zod';
import { incidentId } from './incident.js';

/** What became of one alert, for the timeline. */
const alertChangeSchema = z.object({
  title: z.string(),
  status: z.enum(['firing', 'resolved']),
  source: z.string(),
  at: z.string(),
  url: z.string().optional(),
});

export type AlertChange = z.output<typeof alertChangeSchema>;

const placeSchema = z.object({ channel_id: z.string(), ts: z.string() });

/** Alerts of one route and service within one time window, which become one incident. */
export const alertGroupSchema = z.object({
  lane: z.string(),
  number: z.number().int(),
  /** Name of its route. */
  route: z.string(),
  /** `new` until a first decision; `declaring` until the incident is there; `linked` to it from then on. */
  state: z.enum(['new', 'triage', 'declaring', 'linked', 'dismissed']),
  service: z.string(),
  severity: z.string(),
  /** Of its first alert. */
  title: z.string(),
  details: z.string().optional(),
  links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
  /** When the first alert arrived, and the last one that was new. */
  opened_at: z.string(),
  last_at: z.string(),
  /** The earliest that the sources say. */
  started_at: z.string().optional(),
  /** How many began to fire, how many were resolved, and how many are firing. */
  fired: z.number().int(),
  resolved: z.number().int(),
  firing: z.number().int(),
  /** How many more the sources left out. */
  omitted: z.number().int().default(0),
  /** What isn't on the timeline yet: how many, and the first few. */
  unrecorded: z.object({ firing: z.number().int(), resolved: z.number().int() }),
  examples: z.array(alertChangeSchema).default([]),
  /** The last few changes, newest first. */
  recent: z.array(alertChangeSchema).default([]),
  incident_id: incidentId.optional(),
  /** The person who declared it, attached it or dismissed it. */
  decided_by: z.string().optional(),
  /** The request that declares the incident. */
  request_id: z.string().optional(),
  /** Where Aegis asked, and its message in the incident channel. */
  question: placeSchema.optional(),
  message: placeSchema.optional(),
  /** What its messages say now, and since when. */
  shown: z.string().optional(),
  shown_at: z.string().optional(),
  /** Counts changes; a write is conditional on the version that it read. */
  version: z.number().int(),
  expires_at: z.number().optional(),
});

export type AlertGroup = z.output<typeof alertGroupSchema>;
