import * as z from 'zod';
import { type Incident, SEVERITIES, STATUSES } from '../../incidents/records/incident.js';
import { shortId } from '../../views/labels.js';
import { defineTool } from '../define-tool.js';
import { findIncidentsPage } from '../find-incidents-page.js';
import { quoted, quotedSchema } from '../quoted.js';
import { cursorArgument, momentArgument, nextCursor } from '../tool-arguments.js';

const LIMIT = { default: 20, max: 50 };

const incidentLine = z.object({
  incident_id: z.string(),
  title: quotedSchema,
  service: quotedSchema,
  severity: z.string(),
  status: z.string(),
  created_at: z.string(),
  is_private: z.boolean(),
  is_archived: z.boolean(),
});

export const searchIncidents = defineTool({
  name: 'search_incidents',
  title: 'Search incidents',
  description:
    'Finds incidents by words in their title, service or id, and by status, severity, service and time of declaration. Without a service or a time it lists them most severe first, otherwise newest first. A page may be empty and still have a next one.',
  input: z.strictObject({
    words: z.string().max(200).optional().describe('All of them must occur.'),
    statuses: z.array(z.enum(STATUSES)).min(1).optional().describe('Any if absent.'),
    severities: z.array(z.enum(SEVERITIES)).min(1).optional().describe('P0 is the worst. Any if absent.'),
    service: z.string().max(60).optional().describe('The exact name.'),
    from: momentArgument.optional(),
    to: momentArgument.optional(),
    limit: z.number().int().min(1).max(LIMIT.max).default(LIMIT.default),
    cursor: cursorArgument,
  }),
  output: z.object({ incidents: z.array(incidentLine), next_cursor: nextCursor }),
  async run(deps, { words = '', cursor, limit, ...filter }) {
    const asked = { ...filter, words: words.toLowerCase().split(/\s+/).filter(Boolean) };
    const page = await findIncidentsPage(deps, asked, { cursor, limit });
    return { incidents: page.items.map(toLine), next_cursor: page.cursor };
  },
});

function toLine({ incident_id, title, service, severity, status, ...rest }: Incident) {
  return {
    incident_id: shortId(incident_id),
    title: quoted(title),
    service: quoted(service),
    severity,
    status,
    created_at: rest.created_at,
    is_private: rest.visibility === 'private',
    is_archived: rest.archive_key !== undefined,
  };
}
