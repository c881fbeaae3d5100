import * as z from 'zod';
import type { Summary } from '../data/entities/summary.js';
import type { IncidentRecord } from '../data/incidents.js';
import type { Deps } from '../deps.js';
import { NotFoundError, UsageError } from '../errors.js';
import type { Job } from '../jobs/job.js';
import type { Timestamp } from '../timestamp.js';
import { notice } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import { buildSummaryProgress } from '../views/summary.js';
import { channel } from '../views/text.js';
import { readIncident } from './change.js';
import { answer, type Command, NOTHING } from './command.js';
import { openJob } from './open-job.js';
import { renderSummary } from './summary-message.js';

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
});

/** Posts that it is at work, reads, makes the summary, stores it, and puts it where the first message stood. */
const summarize: Job = {
  kind: 'summary',
  async run(deps, { request, step }) {
    const { incident_id, user_id, channel_id } = payload.parse(request.payload);
    const { ts } = await step('progress', (mayExist) =>
      deps.slack.post(channel_id, buildSummaryProgress(incident_id, undefined), {
        key: request.request_id,
        mayExist,
      }),
    );
    const timestamp = await step('summary', async () => {
      const record = await readRecord(deps, incident_id);
      const items = record.comments.length + record.events.length;
      await deps.slack.update(channel_id, ts, buildSummaryProgress(incident_id, items));
      const asked = { requestedBy: user_id, requestedAt: request.created_at, channelId: channel_id, ts };
      return (await makeSummary(deps, record, asked)).timestamp;
    });
    const record = await readRecord(deps, incident_id);
    const stored = record.summaries.find((one) => one.timestamp === timestamp);
    if (stored) await deps.slack.update(channel_id, ts, await renderSummary(deps, record, stored));
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.tell(channel_id, user_id, notice(`There is no summary this time. ${reason}`));
  },
};

export const summary: Command = {
  name: 'summary',
  aliases: ['summarize', 'summarise', 'tldr'],
  group: 'Look back',
  usage: 'summary [id]',
  summary: 'sum up where the incident stands, every line with its sources',
  examples: ['/incident summary', '/incident summary 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    if (!words.isEmpty) throw new UsageError('`/incident summary` takes an incident id and nothing else.');
    const { channel_id } = await readIncident(deps, incidentId);
    const where = channel_id ?? ask.channelId;
    if (where === undefined)
      throw new UsageError(`${shortId(incidentId)} has no channel to post a summary in.`);
    const lane = `${incidentId}-summary`;
    await openJob(deps, ask, {
      kind: summarize.kind,
      lane,
      payload: { incident_id: incidentId, user_id: ask.userId, channel_id: where },
    });
    if (where === ask.channelId) return NOTHING;
    return answer(notice(`The summary of ${shortId(incidentId)} comes in ${channel(where)}.`));
  },
  job: summarize,
};

async function readRecord({ store }: Deps, incidentId: string): Promise<IncidentRecord> {
  const record = await store.loadRecord(incidentId);
  if (!record) throw new NotFoundError(`There is no incident ${shortId(incidentId)}.`);
  return record;
}

interface Asked {
  requestedBy: string;
  requestedAt: Timestamp;
  /** Where it is posted. */
  channelId: string;
  ts: string;
}

async function makeSummary(
  deps: Deps,
  record: IncidentRecord,
  { requestedBy, requestedAt, channelId, ts }: Asked,
): Promise<Summary> {
  const names = await deps.slack.names(peopleIn(record));
  const draft = await deps.summarizer.summarize({
    record,
    nameOf: (id) => names.get(id) ?? id,
    now: requestedAt,
  });
  return deps.store.recordSummary({
    ...draft,
    incident_id: record.incident.incident_id,
    timestamp: requestedAt,
    kind: 'state',
    covers_until: newest(record),
    requested_by: requestedBy,
    channel_id: channelId,
    message_ts: ts,
  });
}

function peopleIn({ incident, comments, events, participants }: IncidentRecord): string[] {
  const mentioned = comments.flatMap(({ text = '' }) =>
    [...text.matchAll(/<@([A-Z0-9_]+)/g)].map((m) => m[1]),
  );
  const ids = [
    incident.declared_by,
    ...Object.values(incident.roles),
    ...[...comments, ...events, ...participants].map((item) => item.user_id),
    ...mentioned,
  ];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function newest({ comments, events }: IncidentRecord): Timestamp | undefined {
  return [comments.at(-1)?.timestamp, events.at(-1)?.timestamp]
    .filter((t) => t !== undefined)
    .sort()
    .at(-1);
}
