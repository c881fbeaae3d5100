import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from './entity.js';

/**
 * An item exactly as stored in the table, in DynamoDB JSON: numbers as strings,
 * sets and binary values preserved.
 */
export type RawItem = Record<string, RawValue>;
export type RawValue = AttributeValue;

/** Unmarshalls an item. Numbers lose precision beyond a double's here, and only here. */
export function plainItem(raw: RawItem): Item {
  const item: Item = {};
  // Called for every item that's read: the SDK's unmarshall takes several times as long.
  for (const name in raw) item[name] = plainValue(raw[name] as RawValue);
  return item;
}

function plainValue(value: RawValue): unknown {
  if (value.S !== undefined) return value.S;
  if (value.N !== undefined) return Number(value.N);
  if (value.BOOL !== undefined) return value.BOOL;
  if (value.M !== undefined) return plainItem(value.M);
  if (value.L !== undefined) return value.L.map(plainValue);
  if (value.SS !== undefined) return new Set(value.SS);
  if (value.NS !== undefined) return new Set(value.NS.map(Number));
  if (value.BS !== undefined) return new Set(value.BS);
  return value.B ?? null;
}

/** Marshalls an item without its undefined attributes. Throws TypeError on values that aren't JSON. */
export function rawItem(item: Item): RawItem {
  const raw: RawItem = {};
  for (const name in item) if (item[name] !== undefined) raw[name] = rawValue(item[name]);
  return raw;
}

function rawValue(value: unknown): RawValue {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number' && Number.isFinite(value)) return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.filter((one) => one !== undefined).map(rawValue) };
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    return { M: rawItem(value as Item) };
  }
  throw new TypeError(`The table can't hold a ${typeof value} that isn't JSON.`);
}

export function keyOf(raw: RawItem): { PK: string; SK: string } {
  return { PK: raw.PK?.S ?? '', SK: raw.SK?.S ?? '' };
}

/** Epoch seconds after which DynamoDB may remove the item; undefined if it doesn't expire. */
export function expiryOf(raw: RawItem): number | undefined {
  const seconds = Number(raw.expires_at?.N ?? Number.NaN);
  return Number.isNaN(seconds) ? undefined : seconds;
}
