import type { Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { HistoryPage } from '../../ports/slack.js';
import type { CapturedEvent } from '../captured-event.js';
import { buildDeletion, findMissed, isGone, toMissed } from './find-missed.js';
import type { MarkComparison } from './find-missed-marks.js';
import { findVanished, type Vanished } from './find-vanished.js';
import { isSettled } from './is-settled.js';
import type { ReplyIndex } from './reply-index.js';

/** The differences on a page, as the events that Aegis would have received. */
export interface PageComparison {
  /** By message, each in order. */
  added: CapturedEvent[][];
  /** Applied once a page that was read after the record shows the same. */
  removed: CapturedEvent[];
  /** Changes of the channel, which may already be on the record. */
  changes: CapturedEvent[];
  /** Messages that Slack no longer shows but the record keeps. */
  kept: Timestamp[];
}

interface ChannelRange {
  page: HistoryPage;
  /** The record's messages of the same range by their times, replies included. */
  stored: ReadonlyMap<Timestamp, Comment>;
  /** The record's replies up to the end of the range. */
  replies: ReplyIndex;
  /** Inclusive. */
  from: Timestamp;
  /** Exclusive. */
  to: Timestamp;
}

/** Compares a page of a channel with the record. */
export function compareChannelPage(
  comparison: MarkComparison,
  { page, stored, replies, from, to }: ChannelRange,
): PageComparison {
  const shown = new Set(page.messages.map(({ timestamp }) => timestamp));
  const oldest = page.messages.at(-1)?.timestamp;
  const oldestShown = page.hasMore ? undefined : oldest;
  // Read again after new messages, a page no longer reaches as far back, and says nothing about anything
  // older.
  const reached = page.hasMore && oldest !== undefined && oldest > from ? oldest : from;
  const isMissing = (timestamp: Timestamp) => !shown.has(timestamp) && timestamp >= (oldestShown ?? '');
  // While a thread has a reply, Slack keeps at least a tombstone of its first message.
  const orphans = replies.parentsBetween(reached, to).filter(isMissing).flatMap(replies.repliesTo);
  const topLevel = [...stored.values()]
    .filter((comment) => isTopLevel(comment) && comment.timestamp >= reached)
    .map(({ timestamp }) => timestamp);
  const recorded = [...topLevel, ...orphans].filter((timestamp) => isSettled(timestamp, comparison.now));
  const vanished = findVanished({ recorded, shown, oldestShown });
  return compareMessages(comparison, { page, stored, vanished });
}

interface ThreadRange {
  page: HistoryPage;
  stored: ReadonlyMap<Timestamp, Comment>;
  /** The replies that the record shows, oldest first. */
  recorded: readonly Timestamp[];
  parent: Timestamp;
  /** Only replies after this one are on the page. */
  after: Timestamp;
}

/** Compares a page of a thread with the record. */
export function compareThreadPage(
  comparison: MarkComparison,
  { page, stored, recorded, parent, after }: ThreadRange,
): PageComparison {
  const replies = page.messages.map(({ timestamp }) => timestamp);
  const last = page.hasMore ? replies.at(-1) : undefined;
  const inRange = recorded.filter(
    (reply) => reply > after && (last === undefined || reply <= last) && isSettled(reply, comparison.now),
  );
  // Slack includes the first message, so an empty page means that there are no replies.
  const shown = new Set([parent, ...replies]);
  const vanished = findVanished({ recorded: inRange, shown, oldestShown: undefined });
  return compareMessages(comparison, { page, stored, vanished });
}

/** Notes aren't in any history, and replies are compared with their thread. */
function isTopLevel(comment: Comment): boolean {
  return comment.source === 'message' && comment.thread === undefined && !isGone(comment);
}

interface Messages {
  page: HistoryPage;
  stored: ReadonlyMap<Timestamp, Comment>;
  vanished: Vanished;
}

function compareMessages(comparison: MarkComparison, { page, stored, vanished }: Messages): PageComparison {
  const missed = page.messages.map((past) => findMissed(comparison, past, stored.get(past.timestamp)));
  const deletions = vanished.deleted.map((timestamp) => buildDeletion(comparison, timestamp));
  return {
    added: missed.flatMap(({ added }) => (added.length > 0 ? [added] : [])),
    removed: [...missed.flatMap(({ removed }) => removed), ...toMissed(deletions).added],
    changes: missed.flatMap(({ changes }) => changes),
    kept: vanished.kept,
  };
}
