import * as z from 'zod';
import type { Deps } from '../deps.js';
import { UsageError } from '../errors.js';
import type { Job } from '../jobs/job.js';
import type { Timestamp } from '../timestamp.js';
import { notice } from '../views/blocks.js';
import { shortId } from '../views/labels.js';
import { buildSummaryProgress } from '../views/summary.js';
import { channel } from '../views/text.js';
import { readIncident } from './change.js';
import { type Ask, answer, type Command, NOTHING } from './command.js';
import { readDateRange } from './date-range.js';
import { makeSummary, readRecord } from './make-summary.js';
import { openJob } from './open-job.js';
import { renderSummary } from './summary-message.js';
import { lastTimeOfDay } from './time-of-day.js';
import type { Words } from './words.js';

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  since: z.string().optional(),
});

/** Posts that it is at work, reads, makes the summary, stores it, and puts it where the first message stood. */
const summarize: Job = {
  kind: 'summary',
  async run(deps, { request, step }) {
    const { incident_id, user_id, channel_id, since } = payload.parse(request.payload);
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
      const made = await makeSummary(deps, record, {
        kind: since === undefined ? 'state' : 'since',
        requestedBy: user_id,
        requestedAt: request.created_at,
        since,
        posted: { channel_id, message_ts: ts },
      });
      return made.timestamp;
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
  usage: 'summary [since 30m] [id]',
  summary: 'sum up where the incident stands, every line with its sources',
  examples: ['/incident summary', '/incident summary since 30m', '/incident summary 42'],
  about: 'incident',
  async run(deps, { ask, incidentId, words }) {
    const since = await readSince(deps, ask, words);
    const { channel_id } = await readIncident(deps, incidentId);
    const where = channel_id ?? ask.channelId;
    if (where === undefined)
      throw new UsageError(`${shortId(incidentId)} has no channel to post a summary in.`);
    const lane = `${incidentId}-summary`;
    await openJob(deps, ask, {
      kind: summarize.kind,
      lane,
      payload: { incident_id: incidentId, user_id: ask.userId, channel_id: where, since },
    });
    if (where === ask.channelId) return NOTHING;
    return answer(notice(`The summary of ${shortId(incidentId)} comes in ${channel(where)}.`));
  },
  job: summarize,
};

/** `since 30m`, `since 14:05`, `since yesterday`, by the clock of whoever asks. */
async function readSince({ slack }: Deps, ask: Ask, words: Words): Promise<Timestamp | undefined> {
  const text = words.rest();
  if (text === '' || text.toLowerCase() === 'full') return undefined;
  if (!/^since\s/i.test(text)) {
    throw new UsageError('`/incident summary` takes `since 30m`, or nothing, and an incident id.');
  }
  const { timeZone } = await slack.user(ask.userId);
  const clock = lastTimeOfDay(text.replace(/^since\s+/i, ''), { now: ask.at, timeZone });
  return clock ?? (await readDateRange(text, { now: ask.at, timeZone })).from;
}
