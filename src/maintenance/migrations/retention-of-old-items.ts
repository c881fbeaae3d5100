import { DAY_SECONDS } from '../../base/durations.js';
import { epochSeconds, fromIso } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';
import { parseSortKey } from '../../data/table/keys.js';
import { COMMENT_DAYS, EVENT_DAYS, expiry, SUMMARY_DAYS } from '../../data/table/retention.js';
import { isMarked, marks } from '../../incidents/records/message-marks.js';
import type { Migration } from './migration.js';

const DAYS: Record<string, number> = { COMMENT: COMMENT_DAYS, EVENT: EVENT_DAYS, SUMMARY: SUMMARY_DAYS };

/** So that the daily sweep archives what is overdue before DynamoDB removes it. */
const GRACE_SECONDS = 7 * DAY_SECONDS;

/** Programs that follow the documented patterns to the letter write no `expires_at`: their items would stay for ever. */
export const retentionOfOldItems: Migration = {
  name: 'retention-of-old-items',
  about: 'gives comments, events and summaries that lack an expires_at the one retention asks for',
  kind: 'attribute',
  belongs: isToExpire,
  adds(item, now) {
    const { kind, first } = parseSortKey(String(item.SK));
    const from = fromIso(first) ?? now;
    return {
      expires_at: Math.max(expiry(from, DAYS[kind] ?? EVENT_DAYS), epochSeconds(now) + GRACE_SECONDS),
    };
  },
  derivedFrom: ['key_event', 'marks', 'deleted_at'],
};

/** Whether retention holds for the item: key events and marked messages stay. */
export function isToExpire(item: Item): boolean {
  const { kind, first } = parseSortKey(String(item.SK));
  if (!String(item.PK).startsWith('INCIDENT#') || !(kind in DAYS) || !fromIso(first)) return false;
  const isKept = item.deleted_at === undefined && isMarked({ marks: marks.parse(item.marks) });
  return item.key_event !== true && !isKept;
}
