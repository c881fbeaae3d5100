import type { Meter, TableUsage } from '../../data/table/meter.js';
import type { Clock } from '../../ports/clock.js';

/** Metric names and units as CloudWatch writes them. */
const METRICS: readonly [keyof TableUsage, string, string][] = [
  ['requests', 'Requests', 'Count'],
  ['readUnits', 'ConsumedReadCapacityUnits', 'Count'],
  ['writeUnits', 'ConsumedWriteCapacityUnits', 'Count'],
  ['latencySum', 'SuccessfulRequestLatencySum', 'Milliseconds'],
  ['latencyMax', 'SuccessfulRequestLatency', 'Milliseconds'],
  ['throttled', 'ThrottledRequests', 'Count'],
  ['conflicts', 'TransactionConflict', 'Count'],
  ['conditionalFailures', 'ConditionalCheckFailedRequests', 'Count'],
  ['userErrors', 'UserErrors', 'Count'],
  ['systemErrors', 'SystemErrors', 'Count'],
];

/**
 * The table's usage since the last call in CloudWatch's embedded metric format: one line per operation, which becomes
 * metrics of the namespace `Aegis`. Zeros are left out, because CloudWatch bills each metric for every hour in which it
 * was written.
 */
export function takeUsageMetrics(meter: Meter, clock: Clock): string[] {
  const Timestamp = Date.parse(clock.now());
  return Object.entries(meter.take()).map(([Operation, usage]) => {
    const used = METRICS.filter(([key]) => usage[key] > 0);
    return JSON.stringify({
      _aws: {
        Timestamp,
        CloudWatchMetrics: [
          {
            Namespace: 'Aegis',
            Dimensions: [['Operation']],
            Metrics: used.map(([, Name, Unit]) => ({ Name, Unit })),
          },
        ],
      },
      Operation,
      ...Object.fromEntries(used.map(([key, Name]) => [Name, usage[key]])),
    });
  });
}
