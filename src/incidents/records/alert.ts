import * as z from 'zod';

const alertSchema = z.object({
  /** `alertmanager` */
  source: z.string(),
  /** The source's own key: the same for everything it says about one problem. */
  key: z.string(),
  status: z.enum(['firing', 'resolved']),
  /** When it began to fire or was resolved, as the source says. */
  at: z.string(),
  title: z.string(),
  details: z.string().optional(),
  /** The source's own word, in lower case: `critical`, `warning`, `p1`. */
  severity: z.string().optional(),
  service: z.string().optional(),
  labels: z.record(z.string(), z.string()).default({}),
  /** When the problem began, where the source knows. */
  started_at: z.string().optional(),
  /** Says again what the source has said before. */
  is_reminder: z.literal(true).optional(),
  links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
});

/** What every source's payload becomes; nothing after the adapters knows the shape it came in. */
export type Alert = z.output<typeof alertSchema>;

/** Alerts as they arrived in one request, before anything is done with them. */
export const alertDeliverySchema = z.object({
  lane: z.string(),
  /** Of the lane: everything that's in one is handled together. */
  generation: z.number().int(),
  /** The same for a redelivery. */
  delivery_id: z.string(),
  received_at: z.string(),
  alerts: z.array(alertSchema),
  /** How many alerts the source left out. */
  omitted: z.number().int().optional(),
  /** A group whose incident has just been decided, when that's what there is to handle. */
  group: z.number().int().optional(),
});

export type AlertDelivery = z.output<typeof alertDeliverySchema>;

/** What is known of one alert. */
export const alertStateSchema = z.object({
  /** Of its source and key. */
  alert_id: z.string(),
  /** The group that it's in, and the group's lane; 0 while only its resolution has arrived. */
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

/** Alerts that have the same route and service, and are handled one after another. */
export const alertLaneSchema = z.object({
  lane: z.string(),
  /** Where deliveries are put now. */
  generation: z.number().int().default(0),
  /** The generation whose job is open, if any. */
  requested: z.number().int().optional(),
  requested_at: z.string().optional(),
  /** The newest group; 0 before the first. */
  group: z.number().int().default(0),
});

export type AlertLane = z.output<typeof alertLaneSchema>;
