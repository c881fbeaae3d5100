import type { Item } from '../../data/table/entity.js';
import { buildItemUpdate } from '../item-update.js';
import { isToExpire } from '../migrations/retention-of-old-items.js';
import { type Finding, type ItemContext, placeOf, showValue } from './finding.js';

/** The year 5138 in seconds: anything above is in a smaller unit. */
const SECONDS_MAX = 1e11;

/** Finds `expires_at` in the wrong form, on items to keep, or missing. */
export function checkExpiry(item: Item, { tableName }: ItemContext): Finding[] {
  const { expires_at } = item;
  const finding = { check: 'expiry', item: placeOf(item) };
  if (expires_at === undefined) return isToExpire(item) ? [neverExpires(item)] : [];
  if (typeof expires_at !== 'number') {
    const problem = "expires_at isn't a number: the item never expires.";
    return [{ ...finding, severity: 'warning', problem, action: 'Write epoch seconds as a number.' }];
  }
  if (expires_at > SECONDS_MAX) return [wrongUnit(tableName, item, expires_at)];
  if (item.key_event !== true) return [];
  const update = buildItemUpdate({
    tableName,
    item,
    remove: ['expires_at'],
    unchanged: ['expires_at', 'key_event'],
  });
  const problem = 'A key event has an expires_at: it would be removed, but key events are kept.';
  return [
    { ...finding, severity: 'warning', problem, action: '`aegis doctor --fix` removes it.', fix: { update } },
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
    problem: `expires_at ${showValue(expires_at)} isn't in seconds: the item never expires.`,
    action: isMillis ? '`aegis doctor --fix` converts the milliseconds to seconds.' : 'Write epoch seconds.',
    ...(isMillis && { fix: { update } }),
  };
}

function neverExpires(item: Item): Finding {
  return {
    check: 'expiry',
    severity: 'info',
    item: placeOf(item),
    problem: "It has no expires_at and isn't marked to be kept: it stays forever.",
    action:
      '`aegis migrate retention-of-old-items --dry-run` counts such items; without --dry-run it fixes them.',
  };
}
