import * as z from 'zod';

export const STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'RESOLVED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

/** Statuses in which people are still at work. */
export const ACTIVE_STATUSES = ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'] as const satisfies readonly Status[];

export const SEVERITIES = ['P0', 'P1', 'P2', 'P3', 'P4'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Characters, so that METADATA, which two indexes copy whole, stays under 1 KB. */
export const TITLE_MAX = 120;
export const SERVICE_MAX = 60;
export const UNASSIGNED_SERVICE = 'unassigned';

/** Ids of any shape are read; `#` would break the keys. */
export const incidentId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^#]+$/);

export const incidentSchema = z.object({
  incident_id: incidentId,
  title: z.string().default('(no title)'),
  service: z.string().default(UNASSIGNED_SERVICE),
  /** `P0`..`P4`; other values come from other programs and are shown as they are, never written. */
  severity: z.string().default('unknown'),
  /** One of STATUSES, or another program's word, shown as it is. */
  status: z.string().default('unknown'),
  created_at: z.string().default('1970-01-01T00:00:00.000000Z'),
  updated_at: z.string().optional(),
  declared_by: z.string().optional(),
  channel_id: z.string().optional(),
  /** Role to user id; one holder a role, several roles a person. */
  roles: z.record(z.string(), z.string()).default({}),
  visibility: z.enum(['public', 'private']).default('public'),
  /** Counts every change; a write names the version it has read. */
  version: z.number().int().default(0),
  acknowledged_at: z.string().optional(),
  mitigated_at: z.string().optional(),
  resolved_at: z.string().optional(),
  closed_at: z.string().optional(),
  reopened_at: z.string().optional(),
  /** When stakeholders were last told how it stands. */
  last_update_at: z.string().optional(),
  /** US dollars that its summaries have cost so far. */
  model_spend_usd: z.number().optional(),
  /** Of an archived incident, of which only a stub is left in the table. */
  archive_key: z.string().optional(),
  archived_at: z.string().optional(),
  inside: z.array(z.string()).optional(),
  /** The request that declared it, by which a writer knows its own write after a lost reply. */
  request_id: z.string().optional(),
});

export type Incident = z.output<typeof incidentSchema>;
