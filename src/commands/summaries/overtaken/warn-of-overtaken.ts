import * as z from 'zod';
import { addMillis } from '../../../base/timestamp.js';
import { leadsOf } from '../../../incidents/access-rules.js';
import { idsInRecord } from '../../../incidents/ids-in-record.js';
import { createNameOf } from '../../../incidents/names.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import type { Overtaken } from '../../../summaries/briefings/overtaken-claims.js';
import { OVERTAKEN_REASONS } from '../../../summaries/briefings/overtaken-reasons.js';
import { buildTranscript } from '../../../summaries/transcript.js';
import type { Message } from '../../../views/blocks.js';
import { buildOvertaken } from './overtaken-view.js';

const payloadSchema = z.object({
  incident_id: z.string(),
  /** The timestamp of the summary with the statement. */
  timestamp: z.string(),
  /** Sort keys of the last line that the statement rests on, and of the line that contradicts it, which may be gone. */
  source: z.string(),
  by: z.string().optional(),
  /** `gone`: what it rests on was edited or deleted. */
  why: z.enum([...OVERTAKEN_REASONS, 'gone']),
});

/** Warns the commander privately that something announced is out of date. */
export const warnOfOvertaken = defineJob({
  kind: 'overtaken',
  payload: payloadSchema,
  lane: ({ incident_id }) => `${incident_id}-overtaken`,
  async run(deps, { payload, step }) {
    const { incident_id, timestamp, why } = payload;
    const [incident, summary] = await Promise.all([
      deps.store.getIncident(incident_id),
      deps.store.getSummary(incident_id, timestamp),
    ]);
    const [userId] = incident ? leadsOf(incident) : [];
    if (!incident || !summary || incident.channel_id === undefined || userId === undefined) return;
    const message =
      why === 'gone' ? buildOvertaken({ summary, why }) : await compose(deps, payload, { summary, why });
    if (!message) return;
    const to = { channelId: incident.channel_id, userId };
    await step('notify', () => deps.show.notify(to, message, [incident_id]));
  },
});

type Payload = z.output<typeof payloadSchema>;

/** Text is read now, so that nothing redacted in the meantime is repeated. */
async function compose(
  deps: JobDeps,
  payload: Payload,
  { summary, why }: { summary: Summary; why: Overtaken['why'] },
): Promise<Message | undefined> {
  const { source, by } = payload;
  const claim = summary.claims.find(({ citations }) => citations.includes(source));
  const line = by === undefined ? undefined : await readLine(deps, payload, by);
  return claim && line && buildOvertaken({ summary, why, claim, line });
}

async function readLine(deps: JobDeps, { incident_id }: { incident_id: string }, sk: string) {
  const after = addMillis(deps.clock.now(), 0);
  const record = await deps.store.loadRecordSince(incident_id, { after, cited: [sk] });
  if (!record) return undefined;
  const ownChannel = record.incident.channel_id;
  const nameOf = createNameOf(await deps.slack.names(idsInRecord(record), { ownChannel }));
  return (await buildTranscript(record, nameOf)).find((line) => line.sk === sk);
}
