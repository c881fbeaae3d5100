import type { Timestamp } from '../../base/timestamp.js';

/** People delete at most this many messages by hand between two checks. */
const MANY = 20;
/**
 * If more are gone, and more than this share of the compared messages, it's Slack's retention rather than
 * people.
 */
const MOST = 0.5;

interface Compared {
  /** The record's messages in a range, some of which Slack may no longer show. */
  recorded: readonly Timestamp[];
  /** Slack's messages in the same range. */
  shown: ReadonlySet<Timestamp>;
  /** The oldest message that Slack shows at all; undefined while older ones haven't been read. */
  oldestShown: Timestamp | undefined;
}

export interface Vanished {
  /** Deleted in Slack. */
  deleted: Timestamp[];
  /** No longer shown by Slack, but probably not deleted by anyone: the record keeps them. */
  kept: Timestamp[];
}

/**
 * The messages of a range that Slack no longer shows. Retention and plan limits hide the oldest messages of a
 * channel, so unless an older message is still there, nothing proves that they were deleted.
 */
export function findVanished({ recorded, shown, oldestShown }: Compared): Vanished {
  const missing = recorded.filter((timestamp) => !shown.has(timestamp));
  if (shown.size === 0) return { deleted: [], kept: missing };
  const isOldest = (timestamp: Timestamp) => oldestShown !== undefined && timestamp < oldestShown;
  const deleted = missing.filter((timestamp) => !isOldest(timestamp));
  const isTooMany = deleted.length > MANY && deleted.length > recorded.length * MOST;
  return isTooMany ? { deleted: [], kept: missing } : { deleted, kept: missing.filter(isOldest) };
}
