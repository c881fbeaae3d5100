import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import type { NameOf } from '../../incidents/names.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { PERSONAL_KINDS, type Summary } from '../../incidents/records/incident-summary.js';
import { extractiveSummarizer } from '../../summaries/extractive/extractive-summarizer.js';
import { readReadable } from '../agent-deps.js';
import { citeClaims, claimSchema } from '../cited-claims.js';
import { defineTool } from '../define-tool.js';
import { incidentArgument } from '../tool-arguments.js';

export const readSummary = defineTool({
  name: 'read_summary',
  title: 'Read the summary',
  description:
    'The newest summary of one incident, each claim with the entries it rests on. If none is stored, a digest that quotes the record is made on the spot and not stored.',
  input: z.strictObject({ incident: incidentArgument }),
  output: z.object({
    made_at: z.string(),
    covers_until: z.string().optional().describe('Later events and messages are not in it.'),
    made_by: z.string().describe("A model's id, or `extractive` for a digest of quotes."),
    is_stored: z.boolean(),
    claims: z.array(claimSchema),
  }),
  async run(deps, { incident }) {
    const record = await readReadable(deps, incident);
    const nameOf = await deps.namesIn(record);
    const stored = record.summaries.findLast(isShared);
    const made = stored ?? (await makeDigest(record, nameOf, deps.clock.now()));
    return {
      made_at: made.timestamp,
      ...(made.covers_until !== undefined && { covers_until: made.covers_until }),
      made_by: made.model,
      is_stored: stored !== undefined,
      claims: citeClaims(made.claims, record, nameOf),
    };
  },
});

/** About the whole incident as it is, and not only for the person who asked. */
function isShared({ kind, claims, as_of, since }: Summary): boolean {
  return !PERSONAL_KINDS.has(kind) && claims.length > 0 && as_of === undefined && since === undefined;
}

async function makeDigest(
  record: IncidentRecord,
  nameOf: NameOf,
  now: Timestamp,
): Promise<Pick<Summary, 'timestamp' | 'covers_until' | 'model' | 'claims'>> {
  const { claims, model } = await extractiveSummarizer.summarize({ record, nameOf, now });
  return { timestamp: now, covers_until: now, model, claims };
}
