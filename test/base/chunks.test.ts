import { expect, it } from 'vitest';
import { chunks, mapInChunks } from '../../src/base/chunks.js';

it('splits a list in order, with the rest last', () => {
  expect(chunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(chunks([1, 2], 2)).toEqual([[1, 2]]);
  expect(chunks([], 2)).toEqual([]);
});

it('keeps the order of results, whichever comes first', async () => {
  let running = 0;
  let most = 0;

  const results = await mapInChunks([3, 1, 2, 5], 2, async (n) => {
    running += 1;
    most = Math.max(most, running);
    for (let turn = 0; turn < n; turn += 1) await Promise.resolve();
    running -= 1;
    return n * 10;
  });

  expect(results).toEqual([30, 10, 20, 50]);
  expect(most).toBe(2);
});
