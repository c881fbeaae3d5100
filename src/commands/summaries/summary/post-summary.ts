import * as z from 'zod';
import { UpstreamError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { countChangedSince, recordAsOf } from '../../../incidents/record-as-of.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobRun } from '../../../jobs/job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { type Message, notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { readRecord } from '../../kernel/read-record.js';
import { makeSummary } from '../workflow/make-summary.js';
import { type Material, readMaterial } from '../workflow/read-material.js';
import { renderSummary } from '../workflow/render-summary.js';
import { findConcurrentSummary, notifyOfConcurrent } from './concurrent-summary.js';
import { buildSummaryProgress } from './progress-view.js';
import { type SummaryPayload, summaryPayload } from './summary-payload.js';
import { createSummaryProgress } from './summary-progress.js';

/** The stored result of the step that posts the progress message. */
const progressStep = z.object({ ts: z.string() });

/** Posts a progress message, makes the summary and stores it, and replaces the progress message with it. */
export const postSummary = defineJob({
  kind: 'summary',
  payload: summaryPayload,
  lane: ({ incident_id }) => `${incident_id}-summary`,
  async run(deps, run) {
    const { payload, request, step } = run;
    const { incident_id, channel_id: channelId } = payload;
    const hasStarted = 'progress' in request.steps;
    const concurrent = hasStarted ? undefined : await findConcurrentSummary(deps, payload, request);
    if (concurrent) return notifyOfConcurrent(deps, payload, concurrent);
    const message = buildSummaryProgress(incident_id);
    const { ts } = await showProgress(deps, run, message);
    const timestamp = await step('summary', () => makeAndShow(deps, payload, { ts, at: request.created_at }));
    const stored = await deps.store.getSummary(incident_id, timestamp);
    if (!stored) return;
    await deps.show.update({ channelId, ts }, await renderSummary(deps, stored), [incident_id]);
    if (await canFallBehind(deps, stored)) {
      await deps.store.saveChannelMessages(channelId, { summary_at: timestamp });
    }
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, request, reason, fact }) {
    const { steps } = request;
    const id = shortId(incident_id);
    const text =
      'summary' in steps
        ? `The summary of ${id} is on its record, but it couldn't be posted. ${fact} \`/incident summary\` posts one.`
        : `Couldn't summarize ${id}. ${reason}`;
    const message = notice(text);
    const posted = progressStep.safeParse(steps.progress).data;
    const about = [incident_id];
    const isShown =
      posted &&
      (await deps.show
        .update({ channelId: channel_id, ts: posted.ts }, message, about)
        .then(() => true, unlessUpstream));
    if (!isShown) await deps.show.notify({ channelId: channel_id, userId: user_id }, message, about);
  },
});

/** Someone may have deleted the progress message. */
function unlessUpstream(error: unknown): false {
  if (error instanceof UpstreamError) return false;
  throw error;
}

/** Replaces the summary that's refreshed, or posts a new message. */
async function showProgress(
  { show }: JobDeps,
  {
    payload: { incident_id, channel_id: channelId, replaces_ts: ts },
    postOnce,
    step,
  }: JobRun<SummaryPayload>,
  message: Message,
): Promise<{ ts: string }> {
  const about = [incident_id];
  if (ts === undefined) return postOnce({ step: 'progress', channelId, about, message });
  return step('progress', async () => {
    await show.update({ channelId, ts }, message, about);
    return { ts };
  });
}

/** Only messages in the incident's own channel make a current summary fall behind. */
async function canFallBehind(
  { cached }: Pick<JobDeps, 'cached'>,
  { channel_id, incident_id, as_of }: Summary,
): Promise<boolean> {
  if (channel_id === undefined || as_of !== undefined) return false;
  return (await cached.incidentOf(channel_id)) === incident_id;
}

async function makeAndShow(
  deps: JobDeps,
  payload: SummaryPayload,
  { ts, at }: { ts: string; at: Timestamp },
): Promise<Timestamp> {
  const { incident_id, channel_id, user_id, kind, since, as_of } = payload;
  const material = await readFor(deps, payload);
  const { comments, events } = material.record;
  const progress = createSummaryProgress(deps, { channel_id, ts, incident_id });
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
  deps: JobDeps,
  { incident_id, since, as_of, whole }: SummaryPayload,
): Promise<Material & { changedSince?: number }> {
  if (as_of === undefined) return readMaterial(deps, incident_id, { whole: whole || since !== undefined });
  const record = await readRecord(deps, incident_id);
  return { record: recordAsOf(record, as_of), changedSince: countChangedSince(record, as_of) };
}
