import type { UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb';
import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';

/** What repairs a finding without asking anybody: it only writes where nothing has changed since. */
export type Fix = { update: UpdateCommandInput } | { timeToLive: UpdateTimeToLiveCommandInput };

/** Something the doctor noticed. Nothing in it quotes what people wrote. */
export interface Finding {
  /** `index-keys`: the heading in docs/maintenance.md. */
  check: string;
  /** `error`: Aegis works wrongly or data is at risk; `warning`: somebody should look; `info`: good to know. */
  severity: 'error' | 'warning' | 'info';
  /** `PK / SK`; absent when it is about the table as a whole. */
  item?: string;
  says: string;
  doThis: string;
  fix?: Fix;
}

export interface ItemContext {
  tableName: string;
  now: Timestamp;
}

/** Looks at one item by itself. */
export type ItemCheck = (item: Item, context: ItemContext) => Finding[];

/** `INCIDENT#INC-000042 / METADATA` */
export function placeOf({ PK, SK }: Item): string {
  return `${PK} / ${SK}`;
}

/** Keys and codes as they are; anything that might be somebody's words only by its length. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') {
    return /^[\w#:.+-]{1,100}$/.test(value) ? value : `text of ${value.length} characters`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a structure';
}
