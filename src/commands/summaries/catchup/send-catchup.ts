import * as z from 'zod';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import { defineJob } from '../../../jobs/define-job.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { type Message, notice } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { date } from '../../../views/text.js';
import { readRecord } from '../../kernel/read-record.js';
import { makeSummary } from '../workflow/make-summary.js';
import { makeSummaryOnce } from '../workflow/make-summary-once.js';
import { renderSummary } from '../workflow/render-summary.js';
import { BEGINNING } from '../workflow/summary-view.js';
import { findLastSeen } from './find-last-seen.js';

/** Summarizes what one person missed, shows it only to them, and records how far they've caught up. */
export const sendCatchup = defineJob({
  kind: 'catchup',
  payload: z.object({
    incident_id: z.string(),
    user_id: z.string(),
    channel_id: z.string().optional(),
    /** Its start, unless that's when the person was last up to date. */
    from: z.string().optional(),
  }),
  lane: ({ incident_id, user_id }) => `${incident_id}-${user_id}`,
  async run(deps, run) {
    const { incident_id, user_id: userId, channel_id: channelId, from } = run.payload;
    const record = await readRecord(deps, incident_id);
    const since = from === BEGINNING ? undefined : (from ?? findLastSeen(record, userId));
    const requestedAt = run.request.created_at;
    const made = await makeSummaryOnce(deps, run, () =>
      makeSummary(deps, { record }, { kind: 'catchup', requestedBy: userId, requestedAt, since }),
    );
    if (!made) return;
    const message = await renderCatchup(deps, made, since ?? requestedAt);
    await run.postEphemeralOnce({ channelId, userId, about: [incident_id], message });
    const participant = record.participants.find(({ user_id }) => user_id === userId);
    if (participant) await deps.store.recordLastSeen({ ...participant, seen_until: requestedAt });
  },
  async onFailure(deps, { payload: { incident_id, channel_id, user_id }, reason }) {
    const text = `Couldn't look up what you missed on ${shortId(incident_id)}. ${reason}`;
    await deps.show.notify({ channelId: channel_id, userId: user_id }, notice(text), [incident_id]);
  },
});

/** The headline is always there, so a summary of nothing has one claim. */
async function renderCatchup(deps: JobDeps, made: Summary, since: Timestamp): Promise<Message> {
  if (made.claims.length > 1) return renderSummary(deps, made);
  return notice(`Nothing has happened on ${shortId(made.incident_id)} since ${date(since)}.`);
}
