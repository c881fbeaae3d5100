import type { Item } from '../../data/table/entity.js';
import { buildItemUpdate } from '../item-update.js';
import { isToExpire } from '../migrations/retention-of-old-items.js';
import { type Finding, type ItemContext, placeOf, showValue } from './finding.js';

/** Seconds of the year 5138: whatever is above is in a smaller unit. */
const SECONDS_MAX = 1e11;

/** `expires_at` that DynamoDB does not understand, or that stands on what is to be kept. */
export function checkExpiry(item: Item, { tableName }: ItemContext): Finding[] {
  const { expires_at } = item;
  const finding = { check: 'expiry', item: placeOf(item) };
  if (expires_at === undefined) return isToExpire(item) ? [staysForEver(item)] : [];
  if (typeof expires_at !== 'number') {
    const says = 'expires_at is not a number: the item never expires.';
    return [{ ...finding, severity: 'warning', says, doThis: 'Write epoch seconds as a number.' }];
  }
  if (expires_at > SECONDS_MAX) return [wrongUnit(tableName, item, expires_at)];
  if (item.key_event !== true) return [];
  const update = buildItemUpdate({
    tableName,
    item,
    remove: ['expires_at'],
    unchanged: ['expires_at', 'key_event'],
  });
  const says = 'A key event has an expires_at: it would be removed, and key events stay.';
  return [
    { ...finding, severity: 'warning', says, doThis: '`aegis doctor --fix` takes it away.', fix: { update } },
  ];
}

function wrongUnit(tableName: string, item: Item, expires_at: number): Finding {
  const seconds = Math.floor(expires_at / 1_000);
  const isMillis = seconds <= SECONDS_MAX;
  const update = buildItemUpdate({
    tableName,
    item,
    set: { expires_at: seconds },
    unchanged: ['expires_at'],
  });
  return {
    check: 'expiry',
    severity: 'error',
    item: placeOf(item),
    says: `expires_at ${showValue(expires_at)} is not in seconds: the item never expires.`,
    doThis: isMillis ? '`aegis doctor --fix` makes seconds of the milliseconds.' : 'Write epoch seconds.',
    ...(isMillis && { fix: { update } }),
  };
}

function staysForEver(item: Item): Finding {
  return {
    check: 'expiry',
    severity: 'info',
    item: placeOf(item),
    says: 'It has no expires_at, and nothing says that it is to be kept: it stays for ever.',
    doThis:
      '`aegis migrate retention-of-old-items --dry-run` counts such items; without --dry-run it puts them right.',
  };
}
