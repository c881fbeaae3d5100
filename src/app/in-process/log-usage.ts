import { MINUTE_MS } from '../../base/durations.js';
import type { Meter, TableUsage } from '../../data/table/meter.js';
import type { Logger } from '../../ports/logger.js';

const EVERY_MS = 5 * MINUTE_MS;

/** Logs the table's usage every five minutes, and once more when the returned function is called. */
export function logUsage(meter: Meter, logger: Logger): () => void {
  const report = () => {
    const usage = meter.take();
    if (Object.keys(usage).length > 0) logger.info({ table: summarize(usage) }, 'table usage');
  };
  const timer = setInterval(report, EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    report();
  };
}

/** One line per operation: `recordMessage: 84 requests, 0 + 84 units, 1.2 ms (max 8.0)`. */
function summarize(usage: Record<string, TableUsage>): Record<string, string> {
  return Object.fromEntries(Object.entries(usage).map(([name, one]) => [name, describe(one)]));
}

function describe({
  requests,
  readUnits,
  writeUnits,
  latencySum,
  latencyMax,
  ...failures
}: TableUsage): string {
  const succeeded = requests - Object.values(failures).reduce((sum, count) => sum + count, 0);
  const latency = `${(latencySum / Math.max(1, succeeded)).toFixed(1)} ms (max ${latencyMax.toFixed(1)})`;
  const failed = Object.entries(failures).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  return [`${requests} requests`, `${readUnits} + ${writeUnits} units`, latency, ...failed].join(', ');
}
