import { MINUTE_MS } from '../base/durations.js';
import type { Meter, Usage } from '../data/table/meter.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';

const EVERY_MS = 5 * MINUTE_MS;

/** Tells in the log, now and then and at the end, what the table was asked for. Returns what stops it. */
export function reportUsage(meter: Meter, logger: Logger): () => void {
  const report = () => {
    const usage = meter.take();
    if (Object.keys(usage).length > 0) logger.info({ table: summarize(usage) }, 'use of the table');
  };
  const timer = setInterval(report, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    report();
  };
}

/** One short line an operation: `recordMessage: 84 requests, 0 + 84 units, 1.2 ms (most 8.0)`. */
function summarize(usage: Record<string, Usage>): Record<string, string> {
  return Object.fromEntries(Object.entries(usage).map(([name, one]) => [name, inWords(one)]));
}

function inWords({ requests, readUnits, writeUnits, latencySum, latencyMax, ...troubles }: Usage): string {
  const succeeded = requests - Object.values(troubles).reduce((sum, count) => sum + count, 0);
  const latency = `${(latencySum / Math.max(1, succeeded)).toFixed(1)} ms (most ${latencyMax.toFixed(1)})`;
  const trouble = Object.entries(troubles).flatMap(([name, count]) =>
    count > 0 ? [`${count} ${name}`] : [],
  );
  return [`${requests} requests`, `${readUnits} + ${writeUnits} units`, latency, ...trouble].join(', ');
}

/** Metric names and units as CloudWatch writes them. */
const METRICS: readonly [keyof Usage, string, string][] = [
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
 * What was used since the last time, in CloudWatch's embedded metric format: a line for each operation, which Lambda's
 * log turns into metrics of the namespace `Aegis` without a call. What is zero is left out: CloudWatch bills each metric
 * for every hour in which it was written.
 */
export function usageAsEmf(meter: Meter, clock: Clock): string[] {
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
