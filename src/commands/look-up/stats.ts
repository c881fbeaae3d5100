import * as z from 'zod';
import { mapInChunks } from '../../base/chunks.js';
import { counted } from '../../base/counted.js';
import { DAY_MS, parseDuration } from '../../base/durations.js';
import { UpstreamError, UsageError } from '../../base/errors.js';
import { addMillis, epochMillis, type Timestamp } from '../../base/timestamp.js';
import type { Rated } from '../../data/store/rating-operations.js';
import type { Incident } from '../../incidents/records/incident.js';
import { defineJob } from '../../jobs/define-job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { buildStatsChart } from '../../reports/image/stats-chart.js';
import { countIncidents, type Stats } from '../../reports/stats/count-incidents.js';
import { countRatings } from '../../reports/stats/count-ratings.js';
import { renderCsv } from '../../reports/stats/stats-csv.js';
import { notice } from '../../views/blocks.js';
import { member } from '../kernel/access.js';
import { flag, rest, word } from '../kernel/arguments/arguments.js';
import { askAboutSpelling } from '../kernel/arguments/misspelled.js';
import { defineCommand } from '../kernel/command.js';
import { openUnlessRepeated } from '../kernel/forms/open-unless-repeated.js';
import { answer, untilWorkerStarts } from '../kernel/reply.js';
import { dateRange } from '../kernel/time/time-arguments.js';
import { buildStats, buildStatsProgress, onlyForYou } from './stats-view.js';

const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;
/** Incidents read per page. */
const PAGE = 100;

/** Posts progress, counts, replaces the progress message with the stats and uploads the files. */
export const postStats = defineJob({
  kind: 'stats',
  payload: z.object({
    user_id: z.string(),
    channel_id: z.string(),
    days: z.number().int(),
    /** A range that doesn't end now. */
    range: z.object({ from: z.string(), to: z.string() }).optional(),
    csv: z.boolean(),
  }),
  lane: ({ channel_id }) => `${channel_id}-stats`,
  async run(
    deps,
    {
      payload: { channel_id: channelId, days, csv, range: wanted },
      request,
      attempt,
      step,
      postOnce,
      uploadOnce,
    },
  ) {
    const recent = { from: addMillis(request.created_at, -days * DAY_MS), to: request.created_at };
    const range = wanted ?? recent;
    const progress = await postOnce({ channelId, about: [], message: buildStatsProgress(range.from) }).catch(
      unlessRefused,
    );
    const incidents = await publicIncidents(deps.store, range);
    const stats = countIncidents(incidents, range);
    const ratings = countRatings(await ratingsOf(deps.store, incidents));
    const message = buildStats(stats, ratings);
    if (!progress) return step('answer', () => deps.show.answer(onlyForYou(message), { about: [] }));
    await deps.show.update({ channelId, ts: progress.ts }, message, []);
    if (incidents.length === 0) return;
    const name = `incidents-${range.to.slice(0, 10)}-${days}d`;
    const title = days === 1 ? 'Incidents of 1 day' : `Incidents over ${days} days`;
    const chart = async () => {
      const content = await renderChart(deps, stats);
      return content && { name: `${name}.png`, title, content };
    };
    await attempt('image', () => uploadOnce({ channelId, about: [], step: 'image', build: chart }));
    if (!csv) return;
    await uploadOnce({
      channelId,
      about: incidents.map(({ incident_id }) => incident_id),
      step: 'csv',
      build: async () => ({ name: `${name}.csv`, title, content: renderCsv(incidents) }),
    });
  },
  async onFailure(deps, { payload: { channel_id, user_id }, reason }) {
    const to = { channelId: channel_id, userId: user_id };
    await deps.show.notify(to, notice(`I couldn't compute the stats. ${reason}`), []);
  },
});

/** Undefined if it can't be rendered. */
async function renderChart(deps: Pick<JobDeps, 'logger'>, stats: Stats): Promise<Uint8Array | undefined> {
  const { tryRenderImage } = await import('../../reports/image/render-image.js');
  return tryRenderImage(deps, () => buildStatsChart(stats));
}

/**
 * Aegis can't post in a direct message between people, or in a channel it isn't in; the person gets the numbers anyway.
 */
function unlessRefused(error: unknown): undefined {
  if (error instanceof UpstreamError && !error.retryable) return undefined;
  throw error;
}

const dates = dateRange(rest());

/** `cvs` is a typo rather than a date. */
const range: typeof dates = {
  ...dates,
  async take(reader, context) {
    const words = reader.remaining;
    try {
      return await dates.take(reader, context);
    } catch (error) {
      throw (error instanceof UsageError && askAboutSpelling(reader, context, words)) || error;
    }
  },
};

export const stats = defineCommand({
  name: 'stats',
  aliases: ['metrics'],
  group: 'Look back',
  usage: 'stats [7d | 30d | 90d | last month | from..to] [csv]',
  summary: 'count incidents and show how long they took, with a chart; `csv` adds a spreadsheet',
  examples: [
    '/incident stats',
    '/incident stats 90d',
    '/incident stats last month',
    '/incident stats 7d csv',
  ],
  target: 'none',
  access: member('count'),
  arguments: { csv: flag('csv'), days: word(readDays), range },
  async run(deps, { invocation, args: { csv, range, ...args } }) {
    const days = range ? daysIn(range.value) : (args.days ?? DEFAULT_DAYS);
    if (days < 1 || days > MOST_DAYS) {
      throw new UsageError(`Stats are limited to ${MOST_DAYS} days: \`/incident stats 90d\`.`);
    }
    const { channelId, userId } = invocation;
    if (channelId === undefined)
      throw new UsageError('Run `/incident stats` in a channel: the stats are posted there.');
    const repeated = await openUnlessRepeated(deps, invocation, postStats, {
      user_id: userId,
      channel_id: channelId,
      days,
      csv,
      ...(range && { range: { from: range.value.from, to: range.value.to } }),
    });
    if (repeated) return repeated;
    if (range?.zoneNote) return answer(notice(range.zoneNote.trim()));
    return untilWorkerStarts(deps, notice(`Counting the incidents of ${counted(days, 'day')}.`));
  },
});

function daysIn({ from, to }: { from: Timestamp; to: Timestamp }): number {
  return Math.max(1, Math.round((epochMillis(to) - epochMillis(from)) / DAY_MS));
}

function readDays(word: string): number | undefined {
  const millis = /[dw]$/i.test(word) ? parseDuration(word) : undefined;
  return millis === undefined ? undefined : millis / DAY_MS;
}

/** How many of the newest incidents' summaries are counted, and how many are queried in parallel. */
const RATED_MAX = 500;
const PARALLEL = 10;

/** How people rated the incidents' summaries. */
async function ratingsOf(store: JobDeps['store'], incidents: readonly Incident[]): Promise<Rated[]> {
  const newest = [...incidents].sort((a, b) => (a.created_at < b.created_at ? 1 : -1)).slice(0, RATED_MAX);
  const rated = await mapInChunks(newest, PARALLEL, ({ incident_id }) => store.ratedSummaries(incident_id));
  return rated.flat();
}

/** Every public incident of the range. The date index has no others, but it may lag. */
async function publicIncidents(
  store: JobDeps['store'],
  range: { from: Timestamp; to: Timestamp },
): Promise<Incident[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.incidentsBetween(range, { limit: PAGE, cursor });
    ids.push(...page.items.map(({ incident_id }) => incident_id));
    cursor = page.cursor;
  } while (cursor !== undefined);
  const incidents = await store.getIncidents(ids, { consistent: true });
  return incidents.filter(({ visibility }) => visibility === 'public');
}
