import { keysOf } from '../data/table/keys.js';
import type { Comment } from '../incidents/records/comment.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import { isMarked } from '../incidents/records/message-marks.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';

export interface Pinned {
  /** Comments that were pinned or marked. */
  comments: ReadonlySet<Comment>;
  /** Key events that only quote a comment still in the record. */
  quotes: ReadonlySet<TimelineEvent>;
}

/**
 * A marked message is in the record twice: as a comment and as a key event that quotes it. The quote counts only once
 * the comment is gone.
 */
export function findPinned({ comments, events }: IncidentRecord): Pinned {
  const bySortKey = new Map(comments.map((comment) => [keysOf.comment(comment).SK, comment]));
  const quoted = (event: TimelineEvent) => bySortKey.get(event.detail?.comment ?? '');
  const quotes = events.filter((event) => event.key_event && quoted(event) !== undefined);
  const named = quotes.flatMap((event) => quoted(event) ?? []);
  return { comments: new Set([...comments.filter(isMarked), ...named]), quotes: new Set(quotes) };
}
