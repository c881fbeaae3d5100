import * as z from 'zod';
import { fieldsOf } from '../../incidents/custom-fields.js';
import type { Incident } from '../../incidents/records/incident.js';
import { STATUS_TIMES } from '../../incidents/undo-event.js';
import { shortId } from '../../views/labels.js';
import { findReadable } from '../agent-deps.js';
import { defineTool } from '../define-tool.js';
import { person, personSchema } from '../entry-schema.js';
import { quoted, quotedSchema } from '../quoted.js';
import { incidentArgument } from '../tool-arguments.js';

const MOMENTS = [
  'started_at',
  'detected_at',
  'created_at',
  'updated_at',
  ...STATUS_TIMES,
  'last_update_at',
  'archived_at',
] as const satisfies (keyof Incident)[];

export const readIncident = defineTool({
  name: 'read_incident',
  title: 'Read an incident',
  description:
    'The current state of one incident: title, status, severity, service, custom fields, roles, when each changed, and, if known, when the problem began and was noticed.',
  input: z.strictObject({ incident: incidentArgument }),
  output: z.object({
    incident_id: z.string(),
    title: quotedSchema,
    service: quotedSchema,
    severity: z.string(),
    status: z.string(),
    is_private: z.boolean(),
    declared_by: personSchema.optional(),
    fields: z.array(z.object({ name: quotedSchema, value: quotedSchema })),
    roles: z.array(z.object({ role: quotedSchema, held_by: personSchema })),
    channel_id: z.string().optional(),
    times: z.partialRecord(z.enum(MOMENTS), z.string()),
  }),
  async run(deps, { incident: incidentId }) {
    const incident = await findReadable(deps, incidentId);
    const { declared_by, channel_id } = incident;
    const nameOf = await deps.namesIn({ incident });
    return {
      incident_id: shortId(incident.incident_id),
      title: quoted(incident.title),
      service: quoted(incident.service),
      severity: incident.severity,
      status: incident.status,
      is_private: incident.visibility === 'private',
      ...(declared_by !== undefined && { declared_by: person(declared_by, nameOf(declared_by)) }),
      fields: fieldsOf(incident).map(({ label, value }) => ({ name: quoted(label), value: quoted(value) })),
      roles: Object.entries(incident.roles).map(([role, userId]) => ({
        role: quoted(role),
        held_by: person(userId, nameOf(userId)),
      })),
      ...(channel_id !== undefined && { channel_id }),
      times: Object.fromEntries(
        MOMENTS.flatMap((name) => (incident[name] === undefined ? [] : [[name, incident[name]]])),
      ),
    };
  },
});
