import * as z from 'zod';
import { UsageError } from '../../../base/errors.js';
import { addMillis, type Timestamp } from '../../../base/timestamp.js';
import { countChangedSince, recordAsOf } from '../../../incidents/record-as-of.js';
import {
  SUMMARY_KINDS,
  type Summary,
  type SummaryKind,
} from '../../../incidents/records/incident-summary.js';
import type { Request } from '../../../incidents/records/request.js';
import type { Job } from '../../../jobs/job.js';
import type { Deps } from '../../../ports/deps.js';
import { notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { channel, user } from '../../../views/text.js';
import { readIncident } from '../../kernel/change.js';
import type { Invocation } from '../../kernel/invocation.js';
import { openJob } from '../../kernel/open-job.js';
import { answer, NOTHING, type Reply } from '../../kernel/reply.js';
import { type Material, makeSummary, readMaterial, readRecord } from '../workflow/make-summary.js';
import { renderSummary } from '../workflow/summary-message.js';
import { showProgress } from './summary-progress.js';
import { buildSummaryProgress } from './summary-view.js';

const payload = z.object({
  incident_id: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  kind: z.enum(SUMMARY_KINDS).default('state'),
  since: z.string().optional(),
  as_of: z.string().optional(),
  /** Reads everything anew instead of going on from the last summary. */
  whole: z.boolean().default(false),
});

/** Where the first message stands, as its step keeps it. */
const progressStep = z.object({ ts: z.string() });

type Payload = z.output<typeof payload>;

/** Posts that it is at work, reads, makes the summary, stores it, and puts it where the first message stood. */
export const summarize: Job = {
  kind: 'summary',
  async run(deps, { request, step }) {
    const wanted = payload.parse(request.payload);
    const { incident_id, channel_id } = wanted;
    const joined = 'progress' in request.steps ? undefined : await findMadeMeanwhile(deps, wanted, request);
    if (joined) return tellJoined(deps, wanted, joined);
    const { ts } = await step('progress', (mayExist) =>
      deps.slack.post(channel_id, buildSummaryProgress(incident_id, undefined), {
        key: request.request_id,
        since: request.created_at,
        mayExist,
      }),
    );
    const timestamp = await step('summary', () => makeAndShow(deps, wanted, { ts, at: request.created_at }));
    const stored = await deps.store.getSummary(incident_id, timestamp);
    if (!stored) return;
    await deps.slack.update(channel_id, ts, await renderSummary(deps, stored));
    if (stored.as_of !== undefined || !(await isOwnChannel(deps, stored))) return;
    await deps.store.saveChannelMessages(channel_id, { summary_at: timestamp });
  },
  async onFailure(deps, request, reason) {
    const { channel_id, user_id } = payload.parse(request.payload);
    const message = notice(`There is no summary this time. ${reason}`);
    const { steps } = (await deps.store.getRequest(request.request_id)) ?? request;
    const posted = progressStep.safeParse(steps.progress).data;
    if (posted) return deps.slack.update(channel_id, posted.ts, message);
    await deps.slack.postEphemeral(channel_id, user_id, message);
  },
};

/** Only what is said in an incident's own channel makes its summaries old. */
async function isOwnChannel(
  { cached }: Pick<Deps, 'cached'>,
  { channel_id, incident_id }: Summary,
): Promise<boolean> {
  return channel_id !== undefined && (await cached.incidentOf(channel_id)) === incident_id;
}

async function makeAndShow(
  deps: Deps,
  wanted: Payload,
  { ts, at }: { ts: string; at: Timestamp },
): Promise<Timestamp> {
  const { incident_id, channel_id, user_id, kind, since, as_of } = wanted;
  const material = await readFor(deps, wanted);
  const { comments, events } = material.record;
  const progress = showProgress(deps, { channel_id, ts, incident_id });
  await progress.begin(comments.length + events.length);
  const made = await makeSummary(deps, material, {
    kind,
    requestedBy: user_id,
    requestedAt: at,
    since,
    asOf: as_of,
    changedSince: material.changedSince,
    posted: { channel_id, message_ts: ts },
    onClaims: progress.show,
  });
  await progress.end();
  return made.timestamp;
}

async function readFor(
  deps: Deps,
  { incident_id, since, as_of, whole }: Payload,
): Promise<Material & { changedSince?: number }> {
  if (as_of !== undefined) {
    const record = await readRecord(deps, incident_id);
    return { record: recordAsOf(record, as_of), changedSince: countChangedSince(record, as_of) };
  }
  return readMaterial(deps, incident_id, { whole: whole || since !== undefined });
}

/** Longer than a summary takes, retries included. */
const MADE_WITHIN_MS = 3_600_000;

/** A summary that somebody else asked for first, and that was still being made when this one was asked for. */
async function findMadeMeanwhile(
  { store }: Pick<Deps, 'store'>,
  { incident_id, channel_id, kind, since, as_of, whole }: Payload,
  { created_at }: Request,
): Promise<Summary | undefined> {
  if (since !== undefined || as_of !== undefined || whole) return undefined;
  return store.findSummary(incident_id, {
    kind,
    since: addMillis(created_at, -MADE_WITHIN_MS),
    isWanted: ({ channel_id: where, timestamp, finished_at }) =>
      where === channel_id &&
      timestamp < created_at &&
      finished_at !== undefined &&
      finished_at >= created_at,
  });
}

async function tellJoined(
  { slack }: Pick<Deps, 'slack'>,
  { channel_id, user_id, incident_id }: Payload,
  { requested_by }: Summary,
): Promise<void> {
  if (requested_by === user_id) return;
  const whose = requested_by === undefined ? 'that was being made' : `that ${user(requested_by)} asked for`;
  await slack.postEphemeral(
    channel_id,
    user_id,
    notice(`The summary of ${shortId(incident_id)} ${whose} is yours too.`),
  );
}

interface Wanted {
  incidentId: string;
  kind: SummaryKind;
  since?: Timestamp | undefined;
  asOf?: Timestamp | undefined;
  whole?: boolean;
}

/** Has a summary made and posted in the incident's channel, or where it is asked for if there is none. */
export async function openSummary(
  deps: Deps,
  ask: Invocation,
  { incidentId, kind, since, asOf, whole }: Wanted,
): Promise<Reply> {
  const { channel_id, created_at } = await readIncident(deps, incidentId);
  const where = channel_id ?? ask.channelId;
  if (where === undefined)
    throw new UsageError(`${shortId(incidentId)} has no channel to post a summary in.`);
  await openJob(deps, ask, {
    kind: summarize.kind,
    lane: `${incidentId}-summary`,
    payload: {
      incident_id: incidentId,
      user_id: ask.userId,
      channel_id: where,
      kind,
      since,
      // Before it was declared there was no incident to tell of.
      as_of: asOf !== undefined && asOf < created_at ? created_at : asOf,
      whole,
    },
  });
  if (where === ask.channelId) return NOTHING;
  return answer(notice(`The summary of ${shortId(incidentId)} comes in ${channel(where)}.`));
}
