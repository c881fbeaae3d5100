import type { Comment } from '../data/entities/comment.js';
import type { TimelineEvent } from '../data/entities/event.js';
import type { IncidentRecord } from '../data/incidents.js';
import { keysOf } from '../data/keys.js';

export interface Pinned {
  /** The comments that somebody pinned or marked. */
  comments: ReadonlySet<Comment>;
  /** The key events that only repeat a comment that is on the record itself. */
  quotes: ReadonlySet<TimelineEvent>;
}

/**
 * A pinned message is on the record twice: as it was said, and quoted by a key event, which names it by timestamp or
 * sort key in its details or has the same words. The quote stands in only once the message itself has expired.
 */
export function findPinned({ comments, events }: IncidentRecord): Pinned {
  const keyEvents = events.filter(({ key_event }) => key_event);
  const byName = keyEvents.length > 0 ? nameComments(comments) : new Map<string, Comment>();
  const pinned = new Set<Comment>();
  const quotes = new Set<TimelineEvent>();
  for (const event of keyEvents) {
    const { detail = {}, note, description } = event;
    const names = [...Object.values(detail), note ?? '', description];
    const comment = names.map((name) => byName.get(name)).find((found) => found !== undefined);
    if (!comment) continue;
    pinned.add(comment);
    quotes.add(event);
  }
  return { comments: pinned, quotes };
}

function nameComments(comments: readonly Comment[]): Map<string, Comment> {
  const byName = new Map<string, Comment>();
  for (const comment of comments) {
    if (comment.text) byName.set(comment.text, comment);
    byName.set(comment.timestamp, comment);
    byName.set(keysOf.comment(comment).SK, comment);
  }
  return byName;
}
