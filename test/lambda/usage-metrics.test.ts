import { expect, it } from 'vitest';
import { buildUsageMetrics, toLogFields } from '../../src/app/lambda/usage-metrics.js';
import type { TableUsage } from '../../src/data/table/meter.js';
import { DECLARED_AT } from '../support/records.js';

const usage: TableUsage = {
  requests: 3,
  readUnits: 0.5,
  writeUnits: 12,
  latencySum: 9,
  latencyMax: 4.4,
  throttled: 0,
  conflicts: 0,
  conditionalFailures: 1,
  userErrors: 0,
  systemErrors: 0,
};
const written = { stage: 'prod', at: DECLARED_AT };
const read = (line: string | undefined) => JSON.parse(line ?? '{}');

it('writes one line of metrics by stage, and none that are zero, which would cost the same', () => {
  const slow = { ...usage, latencyMax: 7, throttled: 2 };

  const emf = read(buildUsageMetrics({ declareIncident: usage, recordMessage: slow }, written));

  expect(emf).toEqual({
    _aws: {
      Timestamp: Date.parse(DECLARED_AT),
      CloudWatchMetrics: [
        {
          Namespace: 'Aegis',
          Dimensions: [['Stage']],
          Metrics: [
            { Name: 'SuccessfulRequestLatency', Unit: 'Milliseconds' },
            { Name: 'ThrottledRequests', Unit: 'Count' },
          ],
        },
      ],
    },
    Stage: 'prod',
    SuccessfulRequestLatency: 7,
    ThrottledRequests: 2,
  });
});

it('has no more than twelve metrics, whatever happens', () => {
  const everything = Object.fromEntries(Object.keys(usage).map((key) => [key, 1])) as unknown as TableUsage;
  const operations = Object.fromEntries([...Array(100).keys()].map((n) => [`operation-${n}`, everything]));

  const emf = read(buildUsageMetrics(operations, written));

  const [{ Metrics, Dimensions }] = emf._aws.CloudWatchMetrics;
  // JobsFailed, ModelFallbacks and UnfilledGaps come from the log.
  expect(Metrics.length + 3).toBeLessThanOrEqual(12);
  expect(Dimensions).toEqual([['Stage']]);
});

it('writes nothing if the table was not used', () => {
  expect(buildUsageMetrics({}, written)).toBeUndefined();
});

it('logs each operation with its units and failures', () => {
  expect(toLogFields('declareIncident', usage)).toEqual({
    operation: 'declareIncident',
    requests: 3,
    read_units: 0.5,
    write_units: 12,
    slowest_ms: 4,
    conditionalFailures: 1,
  });
});
