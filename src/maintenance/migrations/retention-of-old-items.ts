import { DAY_SECONDS } from '../../base/durations.js';
import { epochSeconds, fromIso } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';
import { type ItemKind, itemKindOf, readSortKey } from '../../data/table/read-keys.js';
import { COMMENT_DAYS, EVENT_DAYS, expiry, SUMMARY_DAYS } from '../../data/table/retention.js';
import { isMarked, marks } from '../../incidents/records/message-marks.js';
import type { Migration } from './migration.js';

const DAYS: Partial<Record<ItemKind, number>> = {
  comment: COMMENT_DAYS,
  event: EVENT_DAYS,
  summary: SUMMARY_DAYS,
};

/** Gives the daily sweep time to archive overdue items before DynamoDB removes them. */
const GRACE_SECONDS = 7 * DAY_SECONDS;

/**
 * Programs that follow only the documented patterns don't write `expires_at`, so
 * their items would stay forever.
 */
export const retentionOfOldItems: Migration = {
  name: 'retention-of-old-items',
  about: 'adds expires_at to comments, events and summaries without one',
  kind: 'attribute',
  belongs: isToExpire,
  adds(item, now) {
    const from = fromIso(readSortKey(String(item.SK)).timestamp) ?? now;
    const due = expiry(from, DAYS[itemKindOf(item)] ?? EVENT_DAYS);
    return { expires_at: Math.max(due, epochSeconds(now) + GRACE_SECONDS) };
  },
  derivedFrom: ['key_event', 'marks', 'deleted_at'],
};

/** Whether retention applies to the item: key events and marked messages stay. */
export function isToExpire(item: Item): boolean {
  if (!(itemKindOf(item) in DAYS) || !fromIso(readSortKey(String(item.SK)).timestamp)) return false;
  const isKept = item.deleted_at === undefined && isMarked({ marks: marks.parse(item.marks) });
  return item.key_event !== true && !isKept;
}
