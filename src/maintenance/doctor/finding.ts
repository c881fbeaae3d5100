import type { UpdateTableCommandInput, UpdateTimeToLiveCommandInput } from '@aws-sdk/client-dynamodb';
import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../base/timestamp.js';
import type { Item } from '../../data/table/entity.js';

/** A safe repair: it only writes what hasn't changed since it was examined. */
export type Fix =
  | { update: UpdateCommandInput }
  | { timeToLive: UpdateTimeToLiveCommandInput }
  | { table: UpdateTableCommandInput };

/** A problem that the doctor found. Never quotes message text. */
export interface Finding {
  /** `index-keys`: the check's name, as in docs/maintenance.md. */
  check: string;
  /** `error`: Aegis malfunctions or data is at risk; `warning`: look into it; `info`: good to know. */
  severity: 'error' | 'warning' | 'info';
  /** `PK / SK`; absent if it's about the whole table. */
  item?: string;
  problem: string;
  action: string;
  fix?: Fix;
}

export interface ItemContext {
  tableName: string;
  now: Timestamp;
}

/** Checks each item on its own. */
export type ItemCheck = (item: Item, context: ItemContext) => Finding[];

/** `INCIDENT#INC-000042 / METADATA` */
export function placeOf({ PK, SK }: Item): string {
  return `${PK} / ${SK}`;
}

/** Keys and codes are shown verbatim; for anything that might be a person's text, only the length. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') {
    return /^[\w#:.+-]{1,100}$/.test(value) ? value : `text of ${value.length} characters`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a structure';
}
