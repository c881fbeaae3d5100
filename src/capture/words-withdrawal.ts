import * as z from 'zod';
import type { Timestamp } from '../base/timestamp.js';
import type { Comment } from '../incidents/records/comment.js';
import { declareJob } from '../jobs/define-job.js';
import type { CaptureDeps } from './capture-deps.js';

/**
 * Removes what else holds words that are gone from a message: its long texts, and claims that rest on them. The commands
 * implement it, because they render summaries.
 */
export const wordsWithdrawal = declareJob({
  kind: 'withdraw-words',
  payload: z.object({
    incident_id: z.string(),
    timestamp: z.string(),
    /** Summaries that were begun before this may rest on the earlier words. */
    changed_at: z.string(),
    /** References to long texts that the message no longer has. */
    texts: z.array(z.string()),
    /** Whether a file went, of which nothing stays, unlike of what a bot's message said before. */
    is_file: z.boolean(),
  }),
  lane: ({ incident_id }) => `${incident_id}-summary`,
});

interface Withdrawal {
  /** When the words went, by Slack's clock, or when that was noticed. */
  at: Timestamp;
  /** Long texts that the message had, or `unknown` when the table doesn't say what it had. */
  texts: readonly string[] | 'unknown';
  isFile?: boolean;
}

/** Opens the job if there are long texts, or a summary that may cite the message. 0.5 RRU without either. */
export async function openWithdrawal(
  { queue, store }: Pick<CaptureDeps, 'queue' | 'store'>,
  { incident_id, timestamp }: Pick<Comment, 'incident_id' | 'timestamp'>,
  { at, texts, isFile = false }: Withdrawal,
): Promise<void> {
  const isNeeded =
    texts.length > 0 || (await store.findSummary(incident_id, { since: timestamp, isWanted: () => true }));
  if (!isNeeded) return;
  const what = isFile ? 'file' : 'message';
  const requestId = `${wordsWithdrawal.kind}-${incident_id}-${timestamp}-${what}-${at}`;
  const payload = {
    ...{ incident_id, timestamp, changed_at: at, is_file: isFile },
    texts: texts === 'unknown' ? [] : [...texts],
  };
  await wordsWithdrawal.open({ queue, store }, { requestId, at }, payload);
}
