import * as z from 'zod';
import { incidentId } from './incident.js';

/** A change of one alert, for the timeline. */
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
  /** Name of the route. */
  route: z.string(),
  /** `new` until the first decision; `declaring` until the incident exists; `linked` to it from then on. */
  state: z.enum(['new', 'triage', 'declaring', 'linked', 'dismissed']),
  service: z.string(),
  severity: z.string(),
  /** From its first alert, like the details and links. */
  title: z.string(),
  details: z.string().optional(),
  links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
  /** Arrival of the first alert, and of the last new one. */
  opened_at: z.string(),
  last_at: z.string(),
  /** The earliest start among its alerts. */
  started_at: z.string().optional(),
  /** How many alerts started firing, were resolved, and are firing now. */
  fired: z.number().int(),
  resolved: z.number().int(),
  firing: z.number().int(),
  /** How many more alerts the sources left out. */
  omitted: z.number().int().default(0),
  /** Changes that aren't on the timeline yet: how many, and the first few. */
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
  /** The current text of its messages, and since when. */
  shown: z.string().optional(),
  shown_at: z.string().optional(),
  /** Counts changes; a write is conditional on the version that it read. */
  version: z.number().int(),
  expires_at: z.number().optional(),
});

export type AlertGroup = z.output<typeof alertGroupSchema>;
