import type { RawItem, RawValue } from '../data/table/raw-item.js';

/**
 * One line of DynamoDB JSON for an item, always the same for the same item: names and sets sorted,
 * bytes in base64, numbers as digits.
 */
export function toRawJson(item: RawItem): string {
  return JSON.stringify(sorted(item));
}

/** Parses the item in a line. Throws SyntaxError if it isn't one. */
export function fromRawJson(json: string): RawItem {
  return fromPlainObject(JSON.parse(json));
}

/** The item in DynamoDB JSON with bytes in base64, as in archives and Lambda's stream events. */
export function fromPlainObject(value: unknown): RawItem {
  if (value === null || typeof value !== 'object') throw new SyntaxError('an item must be an object');
  return mapValues(value as Record<string, JsonValue>, revive);
}

export function isSameItem(a: RawItem | undefined, b: RawItem | undefined): boolean {
  return a !== undefined && b !== undefined && toRawJson(a) === toRawJson(b);
}

interface JsonValue {
  B?: string | Uint8Array;
  BS?: (string | Uint8Array)[];
  L?: JsonValue[];
  M?: Record<string, JsonValue>;
}

function sorted(item: RawItem): object {
  const entries = Object.entries(item).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
}

function plain(value: RawValue): object {
  if (value.B !== undefined) return { B: toBase64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(toBase64).sort(compare) };
  if (value.SS !== undefined) return { SS: [...value.SS].sort(compare) };
  if (value.NS !== undefined) return { NS: [...value.NS].sort(compare) };
  if (value.L !== undefined) return { L: value.L.map(plain) };
  if (value.M !== undefined) return { M: sorted(value.M) };
  return value;
}

function revive(value: JsonValue): RawValue {
  if (value.B !== undefined) return { B: fromBase64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(fromBase64) };
  if (value.L !== undefined) return { L: value.L.map(revive) };
  if (value.M !== undefined) return { M: mapValues(value.M, revive) };
  return value as RawValue;
}

/** Object.fromEntries, because assigning to an attribute named `__proto__` would set the prototype. */
function mapValues<A, B>(all: Record<string, A>, map: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, map(value)]));
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function fromBase64(bytes: string | Uint8Array): Uint8Array {
  return typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : bytes;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
