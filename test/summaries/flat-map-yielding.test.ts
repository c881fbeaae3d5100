import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { flatMapYielding } from '../../src/summaries/flat-map-yielding.js';

it('maps like flatMap', async () => {
  const map = (n: number) => (n % 3 === 0 ? [] : n % 3 === 1 ? n : [n, -n]);
  const items = Array.from({ length: 1_000 }, (_, n) => n);

  expect(await flatMapYielding(items, map)).toEqual(items.flatMap(map));
});

it('lets other work run in between', async () => {
  let isDone = false;
  const mapped = flatMapYielding(Array.from({ length: 12 }), () => busy(5)).then(() => {
    isDone = true;
  });

  await setImmediate();
  await setImmediate();

  expect(isDone).toBe(false);
  await mapped;
});

function busy(millis: number): number {
  const until = performance.now() + millis;
  while (performance.now() < until);
  return millis;
}
