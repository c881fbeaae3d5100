import type { Changed } from '../data/store/messages/change-message.js';
import type { Comment } from '../incidents/records/comment.js';
import type { CaptureDeps } from './capture-deps.js';
import { dropTexts, textRefs } from './drop-texts.js';

/**
 * The long texts that a message had before a deletion. `unknown` if the message isn't in the table, because
 * it may be in an archive; if it's a bot's, whose states have texts; and if it's already deleted, because an
 * earlier delivery may have stopped before this point.
 */
function textsBefore(before: Changed['before']): readonly string[] | 'unknown' {
  const isKnown = before && before.deleted_at === undefined && before.states === undefined;
  return isKnown ? textRefs(before) : 'unknown';
}

/** The long texts that a message lost in a change; `unknown` also if the change had already been made. */
export function textsReplaced({ isDone, before, after }: Changed): readonly string[] | 'unknown' {
  const replaced = isDone ? textsBefore(before) : 'unknown';
  if (replaced === 'unknown') return after.dropped_ref ?? replaced;
  return replaced.filter((ref) => !textRefs(after).includes(ref));
}

/**
 * Deletes the long texts that were stored for a message but didn't make it into the record, because the
 * message had changed.
 */
export async function dropLeftovers(
  deps: Pick<CaptureDeps, 'contents' | 'store'>,
  prepared: Comment,
  { after }: Changed,
): Promise<void> {
  const leftovers = textRefs(prepared).filter((ref) => !textRefs(after).includes(ref));
  if (leftovers.length > 0) await dropTexts(deps, prepared);
}
