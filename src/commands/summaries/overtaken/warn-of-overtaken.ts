import * as z from 'zod';
import { addMillis } from '../../../base/timestamp.js';
import { leadsOf } from '../../../incidents/access-rules.js';
import { createNameOf } from '../../../incidents/names.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { OVERTAKEN_REASONS } from '../../../summaries/briefings/overtaken-claims.js';
import { buildTranscript } from '../../../summaries/transcript.js';
import { buildOvertaken } from './overtaken-view.js';

/** Warns the commander privately that something announced is out of date. */
export const warnOfOvertaken = defineJob({
  kind: 'overtaken',
  payload: z.object({
    incident_id: z.string(),
    /** Of the summary with the statement. */
    timestamp: z.string(),
    /** Sort keys of the last line that the statement rests on, and of the one that says otherwise, which may be gone. */
    source: z.string(),
    by: z.string().optional(),
    /** `gone`: what it rests on was edited or deleted. */
    why: z.enum([...OVERTAKEN_REASONS, 'gone']),
  }),
  lane: ({ incident_id }) => `${incident_id}-overtaken`,
  async run(deps, { payload, request, step }) {
    const { incident_id, timestamp, source, by, why } = payload;
    const [incident, summary] = await Promise.all([
      deps.store.getIncident(incident_id),
      deps.store.getSummary(incident_id, timestamp),
    ]);
    const [userId] = incident ? leadsOf(incident) : [];
    if (!incident || !summary || incident.channel_id === undefined || userId === undefined) return;
    // Words are read now, and not at all if they rest on what's gone: their withdrawal may still be under way.
    const claim =
      why === 'gone' ? undefined : summary.claims.find(({ citations }) => citations.includes(source));
    const line = by === undefined ? undefined : await readLine(deps, payload, by);
    if (why !== 'gone' && (!claim || !line)) return;
    const message = buildOvertaken({ summary, claim, line, why });
    const to = { channelId: incident.channel_id, userId };
    await step('tell', () => deps.show.tell(to, message, [request.payload.incident_id as string]));
  },
});

async function readLine(deps: JobDeps, { incident_id }: { incident_id: string }, sk: string) {
  const after = addMillis(deps.clock.now(), 0);
  const record = await deps.store.loadRecordSince(incident_id, { after, cited: [sk] });
  if (!record) return undefined;
  const authors = [...record.comments, ...record.events].flatMap(({ user_id }) => user_id ?? []);
  const nameOf = createNameOf(await deps.slack.names([...new Set(authors)]));
  return (await buildTranscript(record, nameOf)).find((line) => line.sk === sk);
}
