import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../entity.js';

/** An item exactly as the table holds it, in DynamoDB's own form: numbers as their digits, sets and bytes as such. */
export type RawItem = Record<string, RawValue>;
export type RawValue = AttributeValue;

/** The item as records are read from; precision beyond a double's is lost here and nowhere else. */
export function plainItem(raw: RawItem): Item {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [name, plainValue(value)]));
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

export function keyOf(raw: RawItem): { PK: string; SK: string } {
  return { PK: raw.PK?.S ?? '', SK: raw.SK?.S ?? '' };
}

/** Epoch seconds after which DynamoDB may remove the item; undefined when it stays. */
export function expiryOf(raw: RawItem): number | undefined {
  const seconds = Number(raw.expires_at?.N ?? Number.NaN);
  return Number.isNaN(seconds) ? undefined : seconds;
}
