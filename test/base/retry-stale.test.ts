import { expect, it, vi } from 'vitest';
import { ConflictError, StaleReadError } from '../../src/base/errors.js';
import { retryStale } from '../../src/base/retry-stale.js';

const stale = () => new StaleReadError('INC-1 changed meanwhile.');

it('retries after a lost race', async () => {
  const attempt = vi
    .fn(async () => 'saved')
    .mockRejectedValueOnce(stale())
    .mockRejectedValueOnce(stale());

  await expect(retryStale(3, attempt)).resolves.toBe('saved');

  expect(attempt).toHaveBeenCalledTimes(3);
});

it('gives up after the given number of turns', async () => {
  const attempt = vi.fn().mockRejectedValue(stale());

  await expect(retryStale(3, attempt)).rejects.toThrow(StaleReadError);

  expect(attempt).toHaveBeenCalledTimes(3);
});

it('leaves other failures alone', async () => {
  const attempt = vi.fn().mockRejectedValue(new ConflictError('INC-1 is closed.'));

  await expect(retryStale(3, attempt)).rejects.toThrow(ConflictError);

  expect(attempt).toHaveBeenCalledTimes(1);
});
