import * as z from 'zod';
import type { NewIncident } from '../../data/store/incidents/declare-incident.js';
import { fieldChanges } from '../../incidents/custom-fields.js';
import { type Incident, UNASSIGNED_SERVICE } from '../../incidents/records/incident.js';
import type { Request } from '../../incidents/records/request.js';

const declarationSchema = z.object({
  severity: z.string(),
  service: z.string().optional(),
  /** Plain text. */
  title: z.string(),
  /** The title as it was typed, with the ids of those it mentions; absent when it mentions none. */
  typed_title: z.string().optional(),
  is_private: z.boolean(),
  /** Values of custom fields, by name. */
  fields: z.record(z.string(), z.string()).optional(),
});

/** What someone declares. */
export type Declaration = z.output<typeof declarationSchema>;

/** Where something is declared. */
export const declarationOriginSchema = z.object({
  /** Absent in App Home. */
  channel_id: z.string().optional(),
  /** The message from whose menu it's declared, and its thread's first message, by Slack `ts`. */
  message_ts: z.string().optional(),
  thread_ts: z.string().optional(),
});
export type DeclarationOrigin = z.input<typeof declarationOriginSchema>;

/** With who declared it. */
export const declarationRequestSchema = declarationSchema.extend({
  ...declarationOriginSchema.shape,
  /** Absent when alerts did. */
  user_id: z.string().optional(),
  /** The alerts that it's declared for. */
  alerts: z.object({ lane: z.string(), number: z.number() }).optional(),
  /** When the problem began and when it was noticed, where that's known. */
  started_at: z.string().optional(),
  detected_at: z.string().optional(),
});
export type DeclarationRequest = z.output<typeof declarationRequestSchema>;

interface Opened {
  request: Request;
  incidentId: string;
  channelId: string;
}

export function buildIncident(
  { severity, service = UNASSIGNED_SERVICE, title, is_private, ...declared }: DeclarationRequest,
  { request: { request_id, created_at }, incidentId, channelId }: Opened,
): Incident {
  const { user_id, started_at, detected_at, fields = {} } = declared;
  return {
    incident_id: incidentId,
    title,
    service,
    severity,
    status: 'OPEN',
    created_at,
    updated_at: created_at,
    ...(user_id !== undefined && { declared_by: user_id }),
    ...(started_at !== undefined && { started_at }),
    ...(detected_at !== undefined && { detected_at }),
    channel_id: channelId,
    roles: {},
    ...(Object.keys(fields).length > 0 && { fields }),
    visibility: is_private ? 'private' : 'public',
    version: 1,
    request_id,
  };
}

/** Everything that's stored in one transaction when an incident is declared. */
export function buildRecord(incident: Incident, typedTitle?: string): NewIncident {
  const { incident_id, title, service, severity, created_at, declared_by, channel_id = '' } = incident;
  return {
    incident,
    event: {
      incident_id,
      event_id: 'v1',
      timestamp: created_at,
      type: 'INCIDENT_DECLARED',
      description: `Incident declared: ${title}`,
      source: 'System',
      ...(declared_by !== undefined && { user_id: declared_by }),
      detail: { severity, service, title, ...fieldChanges({}, incident.fields ?? {}) },
      ...(typedTitle !== undefined && { note: typedTitle }),
    },
    ...(declared_by !== undefined && {
      participant: { incident_id, user_id: declared_by, joined_at: created_at, title, service },
    }),
    link: { channel_id, incident_id, opened_at: created_at, kind: incident.visibility, kind_at: created_at },
  };
}
