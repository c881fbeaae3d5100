import { dropTexts } from '../../capture/drop-texts.js';
import { wordsWithdrawal } from '../../capture/words-withdrawal.js';
import { withoutClaimsOn } from '../../data/entities/claims-on-messages.js';
import { keysOf } from '../../data/table/keys.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { warnOfOvertaken } from '../summaries/overtaken/warn-of-overtaken.js';
import { buildWithdrawnNote } from '../summaries/resolution/resolution-view.js';
import { reduceSummary } from './reduce-summary.js';

/** Removes everything derived from text that a message no longer has. */
export const withdrawWords = wordsWithdrawal.implement({
  async run(deps, run) {
    const { incident_id, timestamp, ...change } = run.payload;
    const record = await deps.store.loadRecord(incident_id);
    const message = await deps.store.getEvenExpired(incident_id, timestamp);
    if (record && message) await withdrawFrom(deps, run, { record, message, ...change });
  },
});

interface Withdrawal {
  record: IncidentRecord;
  message: Comment;
  /** Summaries started before this may rest on the old text. */
  changed_at: string;
  texts: readonly string[];
  is_file: boolean;
}

/**
 * Deletes the long texts that a message no longer has, and the claims it no longer supports: from stored summaries,
 * from their messages in Slack, and, if the message was deleted, from resolution notes based on them.
 */
export async function withdrawFrom(
  deps: JobDeps,
  run: Pick<JobRun, 'attempt'>,
  withdrawal: Withdrawal,
): Promise<void> {
  const { record, message, texts } = withdrawal;
  await dropTexts(deps, message, texts);
  for (const summary of record.summaries) {
    if (mayRestOn(withdrawal, summary)) await withdrawClaims(deps, run, { record, message, summary });
  }
}

function mayRestOn({ message, changed_at, is_file }: Withdrawal, { timestamp }: Summary): boolean {
  if (message.deleted_at !== undefined) return true;
  // A bot message's earlier text is still on the record.
  return (is_file || message.author_kind === undefined) && changed_at > timestamp;
}

async function withdrawClaims(
  deps: JobDeps,
  { attempt }: Pick<JobRun, 'attempt'>,
  { record, message, summary }: Pick<Withdrawal, 'record' | 'message'> & { summary: Summary },
): Promise<void> {
  const rest = withoutClaimsOn(summary, new Set([message.timestamp]));
  if (!rest) return;
  await emptyNotes(deps, attempt, { record, message, summary });
  if (isAnnounced(record, summary)) await openGoneWarning(deps, summary, message);
  await reduceSummary(deps, { attempt }, rest);
}

async function emptyNotes(
  { show, store }: Pick<JobDeps, 'show' | 'store'>,
  attempt: JobRun['attempt'],
  { record, message, summary }: Pick<Withdrawal, 'record' | 'message'> & { summary: Summary },
): Promise<void> {
  const { deleted_at, redacted_by } = message;
  const { channel_id, incident_id } = record.incident;
  if (deleted_at === undefined) return;
  const notes = record.events.filter(
    ({ type, detail }) => type === 'RESOLUTION_NOTE' && detail?.summary === summary.timestamp,
  );
  for (const note of notes) {
    await store.emptyEvent(note, { deleted_at, redacted_by });
    const { message_ts } = note;
    if (channel_id === undefined || message_ts === undefined) continue;
    const place = { channelId: channel_id, ts: message_ts };
    await attempt('note', () => show.update(place, buildWithdrawnNote(incident_id), [incident_id]));
  }
}

/** An update, or the proposal of an accepted resolution note. A posted summary is corrected in place. */
function isAnnounced(
  { events }: IncidentRecord,
  { kind, timestamp, event_at = timestamp }: Summary,
): boolean {
  // Only the newest update counts as current.
  if (kind === 'update')
    return !events.some(({ type, timestamp: at }) => type === 'UPDATE_POSTED' && at > event_at);
  return kind === 'resolution' && events.some((one) => isNoteOf(one, timestamp));
}

function isNoteOf({ type, detail, deleted_at }: IncidentRecord['events'][number], proposal: string): boolean {
  return type === 'RESOLUTION_NOTE' && detail?.summary === proposal && deleted_at === undefined;
}

async function openGoneWarning(
  deps: Pick<JobDeps, 'clock' | 'queue' | 'store'>,
  { incident_id, timestamp }: Summary,
  message: Comment,
): Promise<void> {
  const source = keysOf.comment({ incident_id, timestamp: message.timestamp }).SK;
  const requestId = `${warnOfOvertaken.kind}-${incident_id}-${timestamp}-${source}`;
  const payload = { incident_id, timestamp, source, why: 'gone' as const };
  await warnOfOvertaken.open(deps, { requestId, at: deps.clock.now() }, payload);
}
