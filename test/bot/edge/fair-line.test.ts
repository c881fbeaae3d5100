import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OverloadedError } from '../../../src/base/errors.js';
import { createFairLine } from '../../../src/bot/edge/fair-line.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends on request, in the order in which it started. */
function work() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    of: (name: string) => () => {
      begun.push(name);
      return new Promise<string>((resolve) => ends.push(() => resolve(name)));
    },
    async endNext() {
      ends.shift()?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const outcome = (promise: Promise<string>) => promise.catch((error: unknown) => error);

describe('a line', () => {
  it('runs no more at the same time than allowed', async () => {
    const { begun, of, endNext } = work();
    const line = createFairLine({ atOnce: 2, mayWait: 10 });

    for (const name of ['a1', 'a2', 'a3']) void line.run({ key: 'a', waitMs: 1_000 }, of(name));
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual(['a1', 'a2']);

    await endNext();
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  it('lets keys take turns', async () => {
    const { begun, of, endNext } = work();
    const line = createFairLine({ atOnce: 1, mayWait: 10 });

    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1'])
      void line.run({ key: name.slice(0, 1), waitMs: 1_000 }, of(name));
    for (let n = 0; n < 6; n += 1) await endNext();

    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'a4']);
  });

  it('refuses work that has waited too long, and then runs the rest', async () => {
    const { begun, of, endNext } = work();
    const line = createFairLine({ atOnce: 1, mayWait: 10 });
    void line.run({ key: 'a', waitMs: 1_000 }, of('a1'));
    const late = outcome(line.run({ key: 'a', waitMs: 1_000 }, of('a2')));

    await vi.advanceTimersByTimeAsync(1_000);
    void line.run({ key: 'a', waitMs: 1_000 }, of('a3'));
    await endNext();

    expect(await late).toBeInstanceOf(OverloadedError);
    expect(begun).toEqual(['a1', 'a3']);
  });

  it("takes a slot from the busiest key when it's full, but never from a quieter one", async () => {
    const { begun, of, endNext } = work();
    const line = createFairLine({ atOnce: 1, mayWait: 3 });
    void line.run({ key: 'a', waitMs: 1_000 }, of('a1'));
    void line.run({ key: 'a', waitMs: 1_000 }, of('a2'));
    void line.run({ key: 'b', waitMs: 1_000 }, of('b1'));
    const newest = outcome(line.run({ key: 'a', waitMs: 1_000 }, of('a3')));

    const another = outcome(line.run({ key: 'a', waitMs: 1_000 }, of('a4')));
    void line.run({ key: 'c', waitMs: 1_000 }, of('c1'));
    for (let n = 0; n < 4; n += 1) await endNext();

    expect([await newest, await another]).toEqual([expect.any(OverloadedError), expect.any(OverloadedError)]);
    expect(begun).toEqual(['a1', 'a2', 'b1', 'c1']);
  });

  it('continues after work that fails', async () => {
    const line = createFairLine({ atOnce: 1, mayWait: 1 });
    const failed = outcome(line.run({ key: 'a', waitMs: 1_000 }, () => Promise.reject(new Error('broken'))));

    expect(await failed).toEqual(new Error('broken'));
    expect(await line.run({ key: 'a', waitMs: 1_000 }, async () => 'fine')).toBe('fine');
  });
});
