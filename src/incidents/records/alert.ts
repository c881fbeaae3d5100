import * as z from 'zod';

const alertSchema = z.object({
  /** `alertmanager` */
  source: z.string(),
  /** The source's own key: the same for every report about one problem. */
  key: z.string(),
  status: z.enum(['firing', 'resolved']),
  /** When it started firing or was resolved, according to the source. */
  at: z.string(),
  title: z.string(),
  details: z.string().optional(),
  /** The severity in the source's own words, lowercase: `critical`, `warning`, `p1`. */
  severity: z.string().optional(),
  service: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  /** When the problem began, if the source knows. */
  started_at: z.string().optional(),
  /** Repeats what the source has said before. */
  is_reminder: z.literal(true).optional(),
  links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
});

/** The common form of every source's payload; only the adapters know the original format. */
export type Alert = z.output<typeof alertSchema>;

/** Alerts as they arrived in one request, before any processing. */
export const alertDeliverySchema = z.object({
  lane: z.string(),
  /** The lane; everything in one lane is handled together. */
  generation: z.number().int(),
  /** The same for a redelivery. */
  delivery_id: z.string(),
  received_at: z.string(),
  alerts: z.array(alertSchema),
  /** How many alerts the source left out. */
  omitted: z.number().int().optional(),
  /** A group whose incident has just been decided, if that's what has to be handled. */
  group: z.number().int().optional(),
});

export type AlertDelivery = z.output<typeof alertDeliverySchema>;

/** The stored state of one alert. */
export const alertStateSchema = z.object({
  /** Identifies it by its source and key. */
  alert_id: z.string(),
  /** The alert's group, and the group's lane; 0 while only its resolution has arrived. */
  lane: z.string(),
  group: z.number().int(),
  source: z.string(),
  status: z.enum(['firing', 'resolved']),
  at: z.string(),
  title: z.string(),
  received_at: z.string(),
  resolved_at: z.string().optional(),
});

export type AlertState = z.output<typeof alertStateSchema>;

/** Alerts with the same route and service, which are handled one after another. */
export const alertLaneSchema = z.object({
  lane: z.string(),
  /** The generation that new deliveries go into. */
  generation: z.number().int().default(0),
  /** The generation whose job is open, if any. */
  requested: z.number().int().optional(),
  requested_at: z.string().optional(),
  /** The newest group; 0 before the first. */
  group: z.number().int().default(0),
});

export type AlertLane = z.output<typeof alertLaneSchema>;
