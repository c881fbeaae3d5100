import * as z from 'zod';

/** The groups of a route for which an incident was recently declared, for any service. */
export const alertOutageSchema = z.object({
  /** Name of the route. */
  outage: z.string(),
  last_at: z.string(),
  groups: z.array(z.object({ lane: z.string(), number: z.number().int() })),
  /** Counts changes; a write is conditional on the version that it read. */
  version: z.number().int(),
});

export type AlertOutage = z.output<typeof alertOutageSchema>;
