import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runSchedules } from '../../src/app/run-schedules.js';
import type { WorkerDeps } from '../../src/jobs/job-deps.js';
import { createTestLogger } from '../support/logger.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('repeats a comparison with Slack a minute after it failed at the start', async () => {
  let tries = 0;
  const unclosedIncidents = async () => {
    tries += 1;
    throw new Error('the table is overloaded');
  };
  const deps = { logger: createTestLogger(), store: { unclosedIncidents } } as unknown as WorkerDeps;

  const stop = runSchedules(deps, { removesExpiredRows: false });
  await settle(0);
  const atStart = tries;
  await settle(60_000);
  stop();

  // One of them is the minutely run for what the last one left.
  expect(tries - atStart).toBeGreaterThan(atStart / 2);
  expect(tries).toBe(2 * atStart);
});

/** What a schedule runs may have to be loaded first. */
async function settle(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}
