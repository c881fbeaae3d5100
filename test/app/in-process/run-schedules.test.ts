import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runSchedules } from '../../../src/app/in-process/run-schedules.js';
import type { WorkerDeps } from '../../../src/jobs/job-deps.js';
import { createTestLogger } from '../../support/logger.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('repeats a comparison with Slack a minute after it failed at startup', async () => {
  let tries = 0;
  const unclosedIncidents = async () => {
    tries += 1;
    throw new Error('the table is overloaded');
  };
  const deps = { logger: createTestLogger(), store: { unclosedIncidents } } as unknown as WorkerDeps;

  const { stop } = runSchedules(deps, { removesExpiredRows: false });
  await settle(0);
  const atStart = tries;
  await settle(60_000);
  stop();

  // One of them is the minutely run for unfinished comparisons.
  expect(tries - atStart).toBeGreaterThan(atStart / 2);
  expect(tries).toBe(2 * atStart);
});

it('compares with Slack once, ten seconds after it was asked to', async () => {
  let comparisons = 0;
  const unclosedIncidents = async () => {
    comparisons += 1;
    return [];
  };
  const store = { unclosedIncidents, getHistoryChecks: async () => [] };
  const deps = { logger: createTestLogger(), store } as unknown as WorkerDeps;

  const { runSoon, stop } = runSchedules(deps, { removesExpiredRows: false });
  await settle(0);
  const atStart = comparisons;
  runSoon('gaps');
  await settle(5_000);
  runSoon('gaps');
  await settle(5_000);
  const afterwards = comparisons;
  runSoon('gaps');
  await settle(10_000);
  const again = comparisons;
  runSoon('gaps');
  stop();
  await settle(20_000);

  expect(afterwards - atStart).toBeGreaterThan(0);
  expect(again - afterwards).toBe(afterwards - atStart);
  expect(comparisons).toBe(again);
});

/** A schedule's code may have to be loaded first. */
async function settle(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
}
