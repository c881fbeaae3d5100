import * as z from 'zod';
import { MINUTE_MS } from '../base/durations.js';
import { addMillis, type Timestamp } from '../base/timestamp.js';
import type { Changed } from '../data/store/messages/change-message.js';
import type { Comment } from '../incidents/records/comment.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';
import { textsReplaced } from './text-changes.js';

/**
 * Removes other copies of text that's gone from a message: its long texts, and claims that rest on it.
 * Implemented by the commands, because they render summaries.
 */
export const wordsWithdrawal = declareJob({
  kind: 'withdraw-words',
  payload: z.object({
    incident_id: z.string(),
    timestamp: z.string(),
    /** Summaries that were started before this time may rest on the earlier text. */
    changed_at: z.string(),
    /** References to long texts that the message no longer has. */
    texts: z.array(z.string()),
    /** Whether a file was removed. Nothing of it stays, unlike a bot message's earlier states. */
    is_file: z.boolean(),
  }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

interface Withdrawal {
  /** When the text was removed, by Slack's clock. */
  at: Timestamp;
  change: Changed;
  isFile?: boolean;
}

/** A summary's time is by our clock, which may be behind Slack's, so it may cite messages that look newer. */
const CLOCKS_DIFFER_MS = 10 * MINUTE_MS;

/**
 * Opens the job if there are long texts, or a summary that may cite the message. Costs 0.5 RRU if there are
 * neither.
 */
export async function openWithdrawal(
  { clock, queue, store }: Pick<CaptureDeps, 'clock' | 'queue' | 'store'>,
  { incident_id, timestamp }: Pick<Comment, 'incident_id' | 'timestamp'>,
  { at, change, isFile = false }: Withdrawal,
): Promise<void> {
  const texts = textsReplaced(change);
  const since = addMillis(timestamp, -CLOCKS_DIFFER_MS);
  const isNeeded =
    texts.length > 0 || (await store.findSummary(incident_id, { since, isWanted: () => true }));
  if (!isNeeded) return;
  const requestId = `${wordsWithdrawal.kind}-${incident_id}-${timestamp}-${isFile ? 'file' : 'message'}-${at}`;
  const payload = {
    ...{ incident_id, timestamp, is_file: isFile },
    changed_at: change.isDone ? latest(at, clock.now()) : at,
    texts: texts === 'unknown' ? [] : [...texts],
  };
  await wordsWithdrawal.open({ queue, store }, { requestId, at }, payload);
}

/**
 * Slack may report a change late, after a summary was made of the earlier text; for a redelivery, this has no
 * effect.
 */
function latest(at: Timestamp, now: Timestamp): Timestamp {
  return now > at ? now : at;
}
