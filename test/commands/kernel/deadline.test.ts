import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UpstreamError } from '../../../src/base/errors.js';
import { inTime } from '../../../src/commands/kernel/deadline.js';

const ANSWER_MS = 2_400;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("resolves to the work's result, and leaves no timer behind", async () => {
  await expect(inTime(ANSWER_MS, Promise.resolve('done'))).resolves.toBe('done');

  expect(vi.getTimerCount()).toBe(0);
});

it('fails when the work fails', async () => {
  const failure = new Error('no table');

  await expect(inTime(ANSWER_MS, Promise.reject(failure))).rejects.toBe(failure);

  expect(vi.getTimerCount()).toBe(0);
});

it('reports slow work as retryable at the deadline, not before', async () => {
  const outcome = vi.fn();
  inTime(ANSWER_MS, new Promise(() => undefined)).catch(outcome);

  await vi.advanceTimersByTimeAsync(ANSWER_MS - 1);
  const before = outcome.mock.calls.length;
  await vi.advanceTimersByTimeAsync(1);

  expect(before).toBe(0);
  expect(outcome.mock.calls).toEqual([[expect.any(UpstreamError)]]);
  expect(outcome.mock.calls[0]?.[0]).toMatchObject({ retryable: true });
});

it('ignores a failure after the deadline', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  let fail: (cause: Error) => void = () => undefined;
  const work = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const late = inTime(ANSWER_MS, work).catch(() => 'late');
  await vi.advanceTimersByTimeAsync(ANSWER_MS);

  fail(new Error('failed at last'));

  expect(await late).toBe('late');
  vi.useRealTimers();
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
