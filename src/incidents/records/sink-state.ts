import * as z from 'zod';
import { DAY_MS } from '../../base/durations.js';

/** How long the same failure of a sink is retried. */
export const SINK_PATIENCE_MS = 5 * DAY_MS;

/** A refusal of one incident's event; later events of that incident wait behind it. */
const blockSchema = z.object({
  since: z.string(),
  failures: z.number().int(),
  retry_at: z.string(),
  /** Whether the operators have been notified. */
  is_told: z.boolean().optional(),
});

/** An event sink's progress, by its name in aegis.yml. */
export const sinkStateSchema = z.object({
  sink: z.string(),
  /** Counts finished deliveries, so that each has its own request. */
  run: z.number().int().default(0),
  /** Consecutive failures that have nothing to do with the event: no answer, an overload, a fault. */
  failures: z.number().int().default(0),
  failing_since: z.string().optional(),
  retry_at: z.string().optional(),
  last_error: z.string().optional(),
  /** By incident id. */
  blocked: z.record(z.string(), blockSchema).default({}),
  /** Whether there may be something for it among the late events. */
  has_late: z.boolean().optional(),
  disabled_at: z.string().optional(),
  /** Whether it said that it doesn't want events anymore (410); for other disabled sinks, events are kept. */
  is_gone: z.boolean().optional(),
  disabled_reason: z.string().optional(),
  /** Its address when it was disabled; another address enables it again. */
  disabled_address: z.string().optional(),
});

export type SinkState = z.output<typeof sinkStateSchema>;
