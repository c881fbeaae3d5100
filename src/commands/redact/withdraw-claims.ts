import { claimWithdrawal } from '../../capture/claim-withdrawal.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { renderSummary } from '../summaries/workflow/render-summary.js';
import { withoutWithdrawnClaims } from './without-withdrawn-claims.js';

/** Removes the claims that rest on a message which was deleted or corrected. */
export const withdrawClaims = claimWithdrawal.implement({
  async run(deps, run) {
    const { incident_id, timestamp } = run.payload;
    const record = await deps.store.loadRecord(incident_id);
    const message = await deps.store.getMessage(incident_id, timestamp);
    if (record && message) await withdrawFrom(deps, run, { record, message });
  },
});

interface Withdrawal {
  record: IncidentRecord;
  message: Comment;
}

/**
 * Removes the claims that a message no longer supports from stored summaries, from their messages in Slack, and, if it
 * was deleted, from resolution notes made of them.
 */
export async function withdrawFrom(
  deps: JobDeps,
  { attempt }: Pick<JobRun, 'attempt'>,
  { record, message }: Withdrawal,
): Promise<void> {
  for (const summary of record.summaries) {
    const rest = withoutWithdrawnClaims(summary, message);
    if (!rest) continue;
    await deps.store.replaceClaims(rest);
    await emptyNotes(deps, { record, message }, summary.timestamp);
    const { channel_id, message_ts } = summary;
    if (!channel_id || !message_ts) continue;
    const rendered = await renderSummary(deps, rest);
    await attempt('summary', () => deps.slack.update(channel_id, message_ts, rendered));
  }
}

async function emptyNotes(
  { store }: Pick<JobDeps, 'store'>,
  { record, message: { deleted_at, redacted_by } }: Withdrawal,
  summary: string,
): Promise<void> {
  if (deleted_at === undefined) return;
  const notes = record.events.filter(
    ({ type, detail }) => type === 'RESOLUTION_NOTE' && detail?.summary === summary,
  );
  for (const note of notes) await store.emptyEvent(note, { deleted_at, redacted_by });
}
