import * as z from 'zod';
import { keysOf } from '../data/table/keys.js';
import type { NameOf } from '../incidents/names.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import { type Claim, SECTIONS } from '../incidents/records/incident-summary.js';
import { entrySchema, eventEntry, messageEntry } from './entry-schema.js';
import { quoted, quotedSchema } from './quoted.js';

/** Maximum sources shown per claim; `citations` has the ids of all of them. */
const SOURCES_MAX = 3;

export const claimSchema = z.object({
  section: z.enum(SECTIONS),
  text: quotedSchema,
  citations: z.array(z.string()).describe('Ids of the entries that it rests on.'),
  sources: z.array(entrySchema.pick({ id: true, at: true, by: true, text: true })),
});

/** Claims with the record lines they rest on, so that a reader can check each. */
export function citeClaims(
  claims: readonly Claim[],
  { events, comments }: IncidentRecord,
  nameOf: NameOf,
): z.output<typeof claimSchema>[] {
  const cited = new Set(claims.flatMap(({ citations }) => citations));
  const entries = [
    ...events.flatMap((one) => (cited.has(keysOf.event(one).SK) ? (eventEntry(one, nameOf) ?? []) : [])),
    ...comments.flatMap((one) =>
      cited.has(keysOf.comment(one).SK) ? (messageEntry(one, nameOf) ?? []) : [],
    ),
  ];
  const byId = new Map(entries.map(({ id, at, by, text }) => [id, { id, at, by, text }]));
  return claims.map(({ section, text, citations }) => ({
    section,
    text: quoted(text),
    citations,
    sources: citations.slice(0, SOURCES_MAX).flatMap((id) => byId.get(id) ?? []),
  }));
}
