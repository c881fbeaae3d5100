import { isDeepStrictEqual } from 'node:util';
import type { Timestamp } from '../../../base/timestamp.js';
import { citedMessages, withoutClaimsOn } from '../../../data/entities/claims-on-messages.js';
import { keysOf } from '../../../data/table/keys.js';
import { CONTENT, type Comment } from '../../../incidents/records/comment.js';
import type { IncidentRecord } from '../../../incidents/records/incident-record.js';
import type { Summary } from '../../../incidents/records/incident-summary.js';
import type { JobDeps } from '../../../jobs/job-deps.js';
import { replaceClaims } from './replace-claims.js';

/**
 * Removes a new summary's claims that rest on text deleted or corrected while it was being made. Once it's stored,
 * later changes of its sources find it.
 */
export async function withdrawChanged(
  deps: Pick<JobDeps, 'contents' | 'store'>,
  summary: Summary,
  read: IncidentRecord,
): Promise<Summary> {
  const { incident_id } = summary;
  const cited = citedMessages(summary).map((timestamp) => keysOf.comment({ incident_id, timestamp }).SK);
  const current = await deps.store.getComments(incident_id, cited);
  const before = new Map(read.comments.map((comment) => [comment.timestamp, comment]));
  const changed = current.filter((comment) =>
    isChanged(comment, before.get(comment.timestamp) ?? summary.timestamp),
  );
  const rest = withoutClaimsOn(summary, new Set(changed.map(({ timestamp }) => timestamp)));
  if (!rest) return summary;
  await replaceClaims(deps, rest);
  return { ...rest, content_ref: undefined };
}

/** `read` is the message as read, or, if only the event that quotes it was read, when that may have been. */
function isChanged(now: Comment, read: Comment | Timestamp): boolean {
  if (now.deleted_at !== undefined) return true;
  if (typeof read === 'string') return now.author_kind === undefined && (now.edited_at ?? '') > read;
  // A bot message's earlier text is still on the record, but not its files.
  const names = now.author_kind === undefined ? CONTENT : (['files'] as const);
  return names.some((name) => !isDeepStrictEqual(now[name], read[name]));
}
