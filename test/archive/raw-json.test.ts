import { expect, it } from 'vitest';
import { fromRawJson, isSameItem, toRawJson } from '../../src/archive/raw-json.js';
import type { RawItem } from '../../src/data/table/raw-item.js';

it('encodes an item the same way, whatever its order', () => {
  const one: RawItem = {
    b: { SS: ['y', 'x'] },
    a: { M: { d: { N: '1' }, c: { BS: [bytes(2), bytes(1)] } } },
  };
  const other: RawItem = {
    a: { M: { c: { BS: [bytes(1), bytes(2)] }, d: { N: '1' } } },
    b: { SS: ['x', 'y'] },
  };

  expect(toRawJson(one)).toBe(toRawJson(other));
  expect(isSameItem(one, other)).toBe(true);
});

it('keeps the order of lists', () => {
  expect(isSameItem({ a: { L: [{ N: '1' }, { N: '2' }] } }, { a: { L: [{ N: '2' }, { N: '1' }] } })).toBe(
    false,
  );
});

it('keeps numbers that are too long for a double', () => {
  const item: RawItem = { n: { N: '12345678901234567890123456789012345678' } };

  expect(fromRawJson(toRawJson(item))).toEqual(item);
});

it('treats every attribute name as a name', () => {
  const json = '{"__proto__":{"S":"a"},"constructor":{"S":"b"}}';

  expect(toRawJson(fromRawJson(json))).toBe(json);
});

it('never treats absent items as the same', () => {
  expect(isSameItem(undefined, undefined)).toBe(false);
});

function bytes(value: number): Uint8Array {
  return new Uint8Array([value]);
}
