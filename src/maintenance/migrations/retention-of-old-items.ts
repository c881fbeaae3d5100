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

/** So that the daily sweep archives what is overdue before DynamoDB removes it. */
const GRACE_SECONDS = 7 * DAY_SECONDS;

/** Programs that follow the documented patterns to the letter write no `expires_at`: their items would stay for ever. */
export const retentionOfOldItems: Migration = {
  name: 'retention-of-old-items',
  about: 'gives comments, events and summaries that lack an expires_at the one retention asks for',
  kind: 'attribute',
  belongs: isToExpire,
  adds(item, now) {
    const from = fromIso(readSortKey(String(item.SK)).timestamp) ?? now;
    const due = expiry(from, DAYS[itemKindOf(item)] ?? EVENT_DAYS);
    return { expires_at: Math.max(due, epochSeconds(now) + GRACE_SECONDS) };
  },
  derivedFrom: ['key_event', 'marks', 'deleted_at'],
};

/** Whether retention holds for the item: key events and marked messages stay. */
export function isToExpire(item: Item): boolean {
  if (!(itemKindOf(item) in DAYS) || !fromIso(readSortKey(String(item.SK)).timestamp)) return false;
  const isKept = item.deleted_at === undefined && isMarked({ marks: marks.parse(item.marks) });
  return item.key_event !== true && !isKept;
}
