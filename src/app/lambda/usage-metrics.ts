import type { Timestamp } from '../../base/timestamp.js';
import type { TableUsage } from '../../data/table/meter.js';

/**
 * Metric names and units as CloudWatch writes them. CloudWatch bills a metric for every hour in which it's
 * written. So there are few, by stage only, and except for the latency, none is written unless something goes
 * wrong. DynamoDB reports capacity itself.
 */
const METRICS = [
  ['latencyMax', 'SuccessfulRequestLatency', 'Milliseconds'],
  ['throttled', 'ThrottledRequests', 'Count'],
  ['userErrors', 'UserErrors', 'Count'],
  ['systemErrors', 'SystemErrors', 'Count'],
] as const;

type Counted = (typeof METRICS)[number][0];

/** One invocation's table usage in CloudWatch's embedded metric format; undefined if there was none. */
export function buildUsageMetrics(
  usage: Readonly<Record<string, TableUsage>>,
  { stage, at }: { stage: string; at: Timestamp },
): string | undefined {
  const operations = Object.values(usage);
  const total = (key: Counted) => operations.map((one) => one[key]);
  const values: Record<Counted, number> = {
    latencyMax: Math.max(0, ...total('latencyMax')),
    throttled: sum(total('throttled')),
    userErrors: sum(total('userErrors')),
    systemErrors: sum(total('systemErrors')),
  };
  const used = METRICS.filter(([key]) => values[key] > 0);
  if (used.length === 0) return undefined;
  return JSON.stringify({
    _aws: {
      Timestamp: Date.parse(at),
      CloudWatchMetrics: [
        {
          Namespace: 'Aegis',
          Dimensions: [['Stage']],
          Metrics: used.map(([, Name, Unit]) => ({ Name, Unit })),
        },
      ],
    },
    Stage: stage,
    ...Object.fromEntries(used.map(([key, Name]) => [Name, values[key]])),
  });
}

/** One operation's usage, as a log line that CloudWatch Logs Insights can add up for free. */
export function toLogFields(operation: string, usage: TableUsage): object {
  const { latencySum, latencyMax, readUnits, writeUnits, ...counts } = usage;
  const failures = Object.entries(counts).filter(([name, count]) => name !== 'requests' && count > 0);
  return {
    operation,
    requests: usage.requests,
    read_units: readUnits,
    write_units: writeUnits,
    slowest_ms: Math.round(latencyMax),
    ...Object.fromEntries(failures),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
