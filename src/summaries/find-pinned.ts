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
  const named = new Set(events.flatMap(({ key_event, detail }) => (key_event && detail?.comment) || []));
  const isNamed = (comment: Comment) => named.has(keysOf.comment(comment).SK);
  const quoted = named.size === 0 ? [] : comments.filter(isNamed);
  const found = new Set(quoted.map((comment) => keysOf.comment(comment).SK));
  return {
    comments: new Set([...comments.filter(isMarked), ...quoted]),
    quotes: new Set(events.filter(({ key_event, detail }) => key_event && found.has(detail?.comment ?? ''))),
  };
}
