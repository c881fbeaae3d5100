import * as z from 'zod';

export const STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses in which people are still working on the incident. */
export const ACTIVE_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'] as const satisfies readonly Status[];

export const SEVERITIES = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Maximum characters, so that METADATA, which two indexes copy whole, stays under 1 KB. */
export const TITLE_MAX = 120;
export const SERVICE_MAX = 60;
export const UNASSIGNED_SERVICE = 'unassigned';

/** Ids of any shape are valid, except that `#` would break the keys. */
export const incidentId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^#]+$/);

export const incidentSchema = z.object({
  incident_id: incidentId,
  title: z.string().default('(no title)'),
  service: z.string().default(UNASSIGNED_SERVICE),
  /** One of SEVERITIES, or another program's value, which is shown unchanged. */
  severity: z.string().default('unknown'),
  /** One of STATUSES, or another program's value, which is shown unchanged. */
  status: z.string().default('unknown'),
  created_at: z.string().default('1970-01-01T00:00:00.000000Z'),
  updated_at: z.string().optional(),
  declared_by: z.string().optional(),
  channel_id: z.string().optional(),
  /** User id by role. A person may have several roles. */
  roles: z.record(z.string(), z.string()).default({}),
  /** Values of the custom fields in aegis.yml, by name. */
  fields: z.record(z.string(), z.string()).optional().catch(undefined),
  visibility: z.enum(['public', 'private']).default('public'),
  /** Counts changes; a write is conditional on the version it read. */
  version: z.number().int().default(0),
  /** When the problem began, and when it was noticed; both may be before the incident was declared. */
  started_at: z.string().optional(),
  detected_at: z.string().optional(),
  acknowledged_at: z.string().optional(),
  mitigated_at: z.string().optional(),
  resolved_at: z.string().optional(),
  closed_at: z.string().optional(),
  reopened_at: z.string().optional(),
  /** When the last update for stakeholders was posted. */
  last_update_at: z.string().optional(),
  /** When the next update is promised. */
  next_update_at: z.string().optional(),
  /** US dollars that its summaries have cost so far. */
  model_spend_usd: z.number().optional(),
  /** Set on the stub that remains in the table when an incident is archived. */
  archive_key: z.string().optional(),
  archived_at: z.string().optional(),
  inside: z.array(z.string()).optional(),
  /** The request that declared it; it identifies our own write if the response was lost. */
  request_id: z.string().optional(),
});

export type Incident = z.output<typeof incidentSchema>;

/** Roles and the user ids of their holders, the commander first. */
export function holdersOf({ commander, ...others }: Incident['roles']): [role: string, holder: string][] {
  return [
    ...(commander === undefined ? [] : [['commander', commander] as [string, string]]),
    ...Object.entries(others),
  ];
}

/** A service as people read it, where `unassigned` could be about people. */
export function serviceName(service: string): string {
  return service === UNASSIGNED_SERVICE ? 'no service' : service;
}
