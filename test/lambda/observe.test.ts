import type { Context } from 'aws-lambda';
import { expect, it, vi } from 'vitest';
import { observe } from '../../src/app/lambda/observe.js';
import type { Meter } from '../../src/data/table/meter.js';
import { createTestLogger } from '../support/logger.js';

const USAGE = {
  getIncident: {
    requests: 1,
    readUnits: 1,
    writeUnits: 0,
    latencySum: 4,
    latencyMax: 4,
    throttled: 0,
    conflicts: 0,
    conditionalFailures: 0,
    userErrors: 0,
    systemErrors: 0,
  },
};

/** A function's standard output and log lines in one invocation. */
async function written(config: { stage: string | undefined; writesMetrics: boolean }) {
  const lines: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const logger = createTestLogger();
  const meter = { take: () => USAGE } as unknown as Meter;
  const handler = observe(async () => 'done', { env: {}, config, logger, meter: () => meter });
  await handler({}, {} as Context);
  vi.restoreAllMocks();
  return { metrics: lines.filter((line) => line.includes('"_aws"')), logged: logger.lines.length };
}

it.each([
  ['writes metrics for its stage', { stage: 'prod', writesMetrics: true }, 1],
  ['writes none when they are turned off', { stage: 'prod', writesMetrics: false }, 0],
  ['writes none without a stage, whose they would be', { stage: undefined, writesMetrics: true }, 0],
])('%s, and logs its use of the table in any case', async (_, config, count) => {
  const { metrics, logged } = await written(config);

  expect(metrics).toHaveLength(count);
  expect(logged).toBe(1);
});
