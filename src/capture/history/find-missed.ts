import { type Timestamp, toSlackTs } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { PastMessage } from '../../ports/slack.js';
import { toEvent } from '../capture-history.js';
import { type CapturedEvent, readCapturedEvent } from '../captured-event.js';
import { classifyMessage } from '../classify-message.js';
import { findMissedEdit } from './find-missed-edit.js';
import { findMissedMarks, type MarkComparison } from './find-missed-marks.js';
import { readHistoryFacts } from './history-facts.js';

/** What a record lacks, as the events that Aegis would have received. */
export interface Missed {
  /** What's in Slack but not on the record. */
  added: CapturedEvent[];
  /**
   * What's gone in Slack. It may be too new for the page, so it's applied only once a page read later shows
   * the same.
   */
  removed: CapturedEvent[];
  /**
   * Changes of the channel itself. Recording one again has no effect, so the record isn't searched for them.
   */
  changes: CapturedEvent[];
}

const NOTHING: Missed = { added: [], removed: [], changes: [] };

/** What the record lacks about one message: the message itself, an edit, its deletion, marks. */
export function findMissed(
  comparison: MarkComparison,
  past: PastMessage,
  stored: Comment | undefined,
): Missed {
  if (past.isOwn || (stored && isGone(stored))) return NOTHING;
  const facts = readHistoryFacts(past);
  if (facts.isTombstone) return stored ? toMissed([buildDeletion(comparison, past.timestamp)]) : NOTHING;
  const posted = readCapturedEvent(toEvent(past.raw, comparison.channelId));
  const kind = posted?.type === 'message' ? classifyMessage(posted) : 'ignored';
  if (!posted || kind === 'ignored') return NOTHING;
  if (kind !== 'said') return { ...NOTHING, changes: [posted] };
  const { timestamp } = past;
  const marks = findMissedMarks(comparison, { timestamp, facts, marks: stored?.marks });
  const edit = stored && findMissedEdit(comparison, { past, facts, stored });
  return toMissed([...(stored ? [] : [posted]), ...(edit ? [edit] : []), ...marks.added], marks.removed);
}

/** Whether the record has an entry for such a message. */
export function isRecorded(past: PastMessage): boolean {
  return findMissed({ channelId: '', markEmoji: [], now: past.timestamp }, past, undefined).added.length > 0;
}

/** The deletion of a message that's no longer in the history. */
export function buildDeletion(
  { channelId, now }: Pick<MarkComparison, 'channelId' | 'now'>,
  timestamp: Timestamp,
): object {
  const ts = toSlackTs(now);
  const deleted_ts = toSlackTs(timestamp);
  return { type: 'message', subtype: 'message_deleted', channel: channelId, deleted_ts, ts, event_ts: ts };
}

export function toMissed(added: readonly object[], removed: readonly object[] = []): Missed {
  const read = (events: readonly object[]) => events.flatMap((event) => readCapturedEvent(event) ?? []);
  return { ...NOTHING, added: read(added), removed: read(removed) };
}

/** Deletions and redactions are final. */
export function isGone({ deleted_at, redacted_by }: Comment): boolean {
  return deleted_at !== undefined || redacted_by !== undefined;
}
