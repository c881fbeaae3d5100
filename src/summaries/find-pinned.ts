import { keysOf } from '../data/keys.js';
import type { Comment } from '../incidents/records/comment.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import { isMarked } from '../incidents/records/message-marks.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';

export interface Pinned {
  /** The comments that somebody pinned or marked. */
  comments: ReadonlySet<Comment>;
  /** The key events that only repeat a comment that is on the record itself. */
  quotes: ReadonlySet<TimelineEvent>;
}

/**
 * A marked message is on the record twice: as it was said, and quoted by a key event, which names it. The quote stands
 * in only once the message itself is gone.
 */
export function findPinned({ comments, events }: IncidentRecord): Pinned {
  const bySortKey = new Map(comments.map((comment) => [keysOf.comment(comment).SK, comment]));
  const quoted = (event: TimelineEvent) => bySortKey.get(event.detail?.comment ?? '');
  const quotes = events.filter((event) => event.key_event && quoted(event) !== undefined);
  const named = quotes.flatMap((event) => quoted(event) ?? []);
  return { comments: new Set([...comments.filter(isMarked), ...named]), quotes: new Set(quotes) };
}
