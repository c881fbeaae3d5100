import * as z from 'zod';
import { DAY_MS, parseDuration } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { addMillis, type Timestamp } from '../../base/timestamp.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Job } from '../../jobs/job.js';
import type { Deps } from '../../ports/deps.js';
import { buildStatsChart } from '../../reports/image/stats-chart.js';
import { countIncidents } from '../../reports/stats/count-incidents.js';
import { renderCsv } from '../../reports/stats/stats-csv.js';
import { notice } from '../../views/blocks.js';
import { authorize } from '../kernel/authorize.js';
import type { LegacyCommand } from '../kernel/legacy-command.js';
import { openJob } from '../kernel/open-job.js';
import { answer } from '../kernel/reply.js';
import { buildStats, buildStatsProgress } from './stats-view.js';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;
/** Incidents read at once. */
const PAGE = 100;

const payload = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  days: z.number().int(),
  csv: z.boolean(),
});
type Payload = z.output<typeof payload>;

/** Posts that it is at work, counts, puts the numbers where the first message stood and uploads the files. */
const countJob: Job = {
  kind: 'stats',
  async run(deps, { request, step, attempt }) {
    const { channel_id, days, csv } = payload.parse(request.payload);
    const range = { from: addMillis(request.created_at, -days * DAY_MS), to: request.created_at };
    const { ts } = await step('progress', (mayExist) =>
      deps.slack.post(channel_id, buildStatsProgress(range.from), {
        key: request.request_id,
        since: request.created_at,
        mayExist,
      }),
    );
    const incidents = await publicIncidents(deps.store, range);
    const stats = countIncidents(incidents, range);
    await deps.slack.update(channel_id, ts, buildStats(stats));
    if (incidents.length === 0) return;
    const name = `incidents-${range.to.slice(0, 10)}-${days}d`;
    const title = `Incidents of ${days} days`;
    const since = request.created_at;
    await attempt('picture', () =>
      step('picture', async (mayExist) => {
        const { tryRenderImage } = await import('../../reports/image/render-image.js');
        const content = await tryRenderImage(deps, () => buildStatsChart(stats));
        if (!content) return false;
        await deps.slack.upload(channel_id, { name: `${name}.png`, title, content }, { since, mayExist });
        return true;
      }),
    );
    if (!csv) return;
    await step('csv', async (mayExist) => {
      const file = { name: `${name}.csv`, title, content: renderCsv(incidents) };
      await deps.slack.upload(channel_id, file, { since, mayExist });
      return true;
    });
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    await deps.slack.postEphemeral(channel_id, user_id, notice(`There are no numbers this time. ${reason}`));
  },
};

export const stats: LegacyCommand = {
  name: 'stats',
  aliases: ['metrics'],
  group: 'Look back',
  usage: 'stats [7d | 30d | 90d] [csv]',
  summary: 'count incidents and how long they took, with a picture, as a spreadsheet if you like',
  examples: ['/incident stats', '/incident stats 90d', '/incident stats 7d csv'],
  about: 'workspace',
  async run(deps, { ask, words }) {
    const csv = words.takeAny((word) => (word.toLowerCase() === 'csv' ? true : undefined)) ?? false;
    const days = words.takeAny(readDays) ?? DEFAULT_DAYS;
    if (!words.isEmpty || days < 1 || days > MOST_DAYS) {
      throw new UsageError(
        `\`/incident stats\` takes up to ${MOST_DAYS} days, such as \`30d\`, and \`csv\` for a file.`,
      );
    }
    if (ask.channelId === undefined) throw new UsageError('Ask for `/incident stats` in a channel.');
    await authorize(deps, ask, { permission: 'member', what: 'count' });
    await openJob(deps, ask, {
      kind: countJob.kind,
      lane: `${ask.channelId}-stats`,
      payload: { user_id: ask.userId, channel_id: ask.channelId, days, csv } satisfies Payload,
    });
    return answer(
      notice(`Counting the incidents of ${days} days. Aegis must be in this channel to answer here.`),
    );
  },
  job: countJob,
};

function readDays(word: string): number | undefined {
  const millis = /[dw]$/i.test(word) ? parseDuration(word) : undefined;
  return millis === undefined ? undefined : millis / DAY_MS;
}

/** Every incident of the range that everybody may see; the index of dates holds no others, but may lag a little. */
async function publicIncidents(
  store: Deps['store'],
  range: { from: Timestamp; to: Timestamp },
): Promise<Incident[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.incidentsBetween(range, { limit: PAGE, cursor });
    ids.push(...page.items.map(({ incident_id }) => incident_id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const incidents = await store.getIncidents(ids);
  return incidents.filter(({ visibility }) => visibility === 'public');
}
