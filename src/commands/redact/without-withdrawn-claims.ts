import { keysOf } from '../../data/table/keys.js';
import { readSortKey } from '../../data/table/read-keys.js';
import { stateEventId } from '../../incidents/message-state.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { Claim, Summary } from '../../incidents/records/incident-summary.js';

/** Whether a claim cites a message: as a comment, as a state of it, or as the key event that quotes it. */
function citesMessage({ citations }: Claim, message: Comment): boolean {
  const names = [keysOf.comment(message).SK, keysOf.event({ ...message, event_id: 'marked' }).SK];
  return citations.some((one) => names.includes(one) || readSortKey(one).rest === stateEventId(message));
}

/** A summary without the claims that rest on a message's earlier words; undefined if none does. */
export function withoutWithdrawnClaims(
  summary: Summary,
  message: Comment,
): (Summary & { redacted_claims: number }) | undefined {
  const { edited_at = '', deleted_at, author_kind } = message;
  // What a bot's message said before is still on the record.
  const isCorrected = author_kind === undefined && edited_at > summary.timestamp;
  if (deleted_at === undefined && !isCorrected) return undefined;
  const claims = summary.claims.filter((claim) => !citesMessage(claim, message));
  const removed = summary.claims.length - claims.length;
  if (removed === 0) return undefined;
  return { ...summary, claims, redacted_claims: (summary.redacted_claims ?? 0) + removed };
}
