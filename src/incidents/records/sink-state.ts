import * as z from 'zod';
import { DAY_MS } from '../../base/durations.js';

/** How long the same failure of a sink is retried. */
export const SINK_PATIENCE_MS = 5 * DAY_MS;

/** The state of a refusal of one incident's event; later events of that incident wait behind it. */
const blockSchema = z.object({
  since: z.string(),
  failures: z.number().int(),
  retry_at: z.string(),
  /** Whether the operators know. */
  is_told: z.boolean().optional(),
});

/** How far an event sink is, by its name in aegis.yml. */
export const sinkStateSchema = z.object({
  sink: z.string(),
  /** Counts finished deliveries, so that each has a request of its own. */
  run: z.number().int().default(0),
  /** Failures in a row that have nothing to do with the event: no answer, an overload, a fault. */
  failures: z.number().int().default(0),
  failing_since: z.string().optional(),
  retry_at: z.string().optional(),
  last_error: z.string().optional(),
  /** By incident id. */
  blocked: z.record(z.string(), blockSchema).default({}),
  /** Whether something that it's still owed may be among the late events. */
  has_late: z.boolean().optional(),
  disabled_at: z.string().optional(),
  /** Whether it said that it wants nothing anymore; for every other sink that's disabled, events are kept. */
  is_gone: z.boolean().optional(),
  disabled_reason: z.string().optional(),
  /** Where it was sent when it was disabled; another address enables it again. */
  disabled_address: z.string().optional(),
});

export type SinkState = z.output<typeof sinkStateSchema>;
