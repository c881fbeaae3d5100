import { epochSeconds, type Timestamp } from '../timestamp.js';

/** Days that items are kept, from docs/data-access-patterns.md, "TTL Strategy". */
export const COMMENT_DAYS = 90;
export const EVENT_DAYS = 180;
export const SUMMARY_DAYS = 365;

/** Longer than Slack or a queue redelivers, and than a signed request can be replayed. */
export const REQUEST_DAYS = 7;

const DAY_SECONDS = 86_400;

/** Epoch seconds, the unit DynamoDB's expiry wants. */
export function expiry(from: Timestamp, days: number): number {
  return epochSeconds(from) + days * DAY_SECONDS;
}

/** DynamoDB removes expired items within days, not at once; until then they are there and must not be shown. */
export function isExpired(item: Record<string, unknown>, now: Timestamp): boolean {
  const { expires_at } = item;
  return typeof expires_at === 'number' && expires_at <= epochSeconds(now);
}
