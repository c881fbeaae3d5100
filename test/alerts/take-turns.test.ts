import { expect, it } from 'vitest';
import { takeTurns } from '../../src/alerts/take-turns.js';

it('runs a few at a time, in order, even if some fail', async () => {
  const inTurn = takeTurns(2);
  const began: number[] = [];
  let running = 0;
  let most = 0;
  const one = (n: number) =>
    inTurn(async () => {
      began.push(n);
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      running -= 1;
      if (n % 3 === 0) throw new Error(`${n} fails`);
      return n;
    });

  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(one));

  expect(most).toBe(2);
  expect(began).toEqual([0, 1, 2, 3, 4, 5]);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([false, true, true, false, true, true]);
});
