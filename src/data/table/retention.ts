import { DAY_SECONDS } from '../../base/durations.js';
import { epochSeconds, type Timestamp } from '../../base/timestamp.js';
import { sk } from './keys.js';

/** Days to keep items, from docs/data-access-patterns.md, "TTL Strategy". */
export const COMMENT_DAYS = 90;
export const EVENT_DAYS = 180;
export const SUMMARY_DAYS = 365;

/** For this long, the deletion of a file or of a copied message still finds the recorded messages. */
export const LOOKUP_DAYS = 730;
/** For this long after a file's change or deletion, a late delivery of a message with it is expected. */
export const FILE_DELETION_DAYS = 7;

/** Longer than Slack or a queue redelivers, and than a signed request can be replayed. */
export const REQUEST_DAYS = 7;

/** Alerts whose job is done; a source may repeat an alert for as long as it fires. */
export const ALERT_DELIVERY_DAYS = 7;
/** As long as events, because the timeline shows an alert's changes. */
export const ALERT_DAYS = 180;

/** When an item expires, in epoch seconds as DynamoDB expects. */
export function expiry(from: Timestamp, days: number): number {
  return epochSeconds(from) + days * DAY_SECONDS;
}

/**
 * Whether an item must not be shown: expired items, which DynamoDB may take days to remove, retracted key
 * events, and placeholders of messages whose mark or file deletion arrived first.
 */
export function hiddenAt(now: Timestamp): (item: Record<string, unknown>) => boolean {
  const seconds = epochSeconds(now);
  return (item) => {
    const { expires_at, retracted, marks, deleted_files, user_id } = item;
    if (retracted === true) return true;
    const hasArrived = user_id !== undefined || (marks === undefined && deleted_files === undefined);
    if (!hasArrived && String(item.SK).startsWith(sk.prefix.comment)) return true;
    return typeof expires_at === 'number' && expires_at <= seconds;
  };
}
