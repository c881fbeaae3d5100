import type { Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import { isGone } from './find-missed.js';

/**
 * The record's replies by thread. Replies are newer than the first message of their thread, so if a record is
 * read from its end, all replies to a message are here by the time it's reached.
 */
export interface ReplyIndex {
  add(comments: readonly Comment[]): void;
  /** The times of the replies that the record shows, oldest first. */
  repliesTo(parent: Timestamp): readonly Timestamp[];
  /** The first messages of threads between two moments, the second one exclusive. */
  parentsBetween(from: Timestamp, to: Timestamp): Timestamp[];
}

export function createReplyIndex(): ReplyIndex {
  const threads = new Map<Timestamp, Set<Timestamp>>();
  return {
    add(comments) {
      for (const comment of comments) {
        const { thread, timestamp } = comment;
        if (thread === undefined || isGone(comment)) continue;
        threads.set(thread, (threads.get(thread) ?? new Set()).add(timestamp));
      }
    },
    repliesTo: (parent) => [...(threads.get(parent) ?? [])].sort(),
    parentsBetween: (from, to) => [...threads.keys()].filter((parent) => parent >= from && parent < to),
  };
}
