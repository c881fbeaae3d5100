import { expect, it } from 'vitest';
import { storeTogether } from '../../src/alerts/store-together.js';

it('stores items that arrive meanwhile with one write, and reports for each whether it was stored', async () => {
  const writes: [string, readonly number[]][] = [];
  const store = storeTogether<number>(async (lane, items) => {
    writes.push([lane, items]);
    await Promise.resolve();
    if (items.includes(4)) throw new Error('the table is away');
  });

  const first = await Promise.allSettled([1, 2, 3].map((n) => store('a', n)));
  const second = await Promise.allSettled([store('a', 4), store('b', 5), store('a', 6)]);

  expect(writes).toEqual([
    ['a', [1]],
    ['a', [2, 3]],
    ['a', [4]],
    ['b', [5]],
    ['a', [6]],
  ]);
  expect(first.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  expect(second.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
