import * as z from 'zod';
import { commentEntity } from '../data/entities/comment.js';
import type { IncidentRecord } from '../data/incidents.js';
import type { Deps } from '../deps.js';
import { NotFoundError, UsageError } from '../errors.js';
import type { Job } from '../jobs/job.js';
import { type Timestamp, toSlackTs } from '../timestamp.js';
import type { Message } from '../views/blocks.js';
import { notice } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import { buildSummary, buildSummaryProgress } from '../views/summary.js';
import { channel } from '../views/text.js';
import { readIncident } from './change.js';
import { answer, type Command, NOTHING } from './command.js';
import { openJob } from './open-job.js';

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
    const message = await step('summary', () =>
      makeSummary(
        deps,
        { incidentId: incident_id, requestedBy: user_id, requestedAt: request.created_at },
        (progress) => deps.slack.update(channel_id, ts, progress),
      ),
    );
    await deps.slack.update(channel_id, ts, message);
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

interface Wanted {
  incidentId: string;
  requestedBy: string;
  requestedAt: Timestamp;
}

async function makeSummary(
  deps: Deps,
  { incidentId, requestedBy, requestedAt }: Wanted,
  show: (progress: Message) => Promise<void>,
): Promise<Message> {
  const record = await deps.store.loadRecord(incidentId);
  if (!record) throw new NotFoundError(`There is no incident ${shortId(incidentId)}.`);
  await show(buildSummaryProgress(incidentId, record.comments.length + record.events.length));
  const names = await deps.slack.names(peopleIn(record));
  const draft = await deps.summarizer.summarize({
    record,
    nameOf: (id) => names.get(id) ?? id,
    now: requestedAt,
  });
  const stored = await deps.store.recordSummary({
    ...draft,
    incident_id: incidentId,
    timestamp: requestedAt,
    kind: 'state',
    covers_until: newest(record),
    requested_by: requestedBy,
  });
  return buildSummary({ summary: stored, permalink: permalinks(record, await deps.slack.workspaceUrl()) });
}

/** Where each comment was said; notes were not said in Slack. */
function permalinks({ comments }: IncidentRecord, workspaceUrl: string) {
  const links = new Map(
    comments.flatMap((comment) => {
      const { channel_id, source, timestamp, thread } = comment;
      if (source !== 'message' || channel_id === undefined) return [];
      const message = `${workspaceUrl}archives/${channel_id}/p${toSlackTs(timestamp).replace('.', '')}`;
      const inThread = thread === undefined ? '' : `?thread_ts=${toSlackTs(thread)}&cid=${channel_id}`;
      return [[commentEntity.toItem(comment).SK, `${message}${inThread}`] as const];
    }),
  );
  return (citation: string) => links.get(citation);
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
