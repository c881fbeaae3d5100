import type { Meter } from '../../data/table/meter.js';
import { systemClock } from '../system-clock.js';
import { takeUsageMetrics } from './usage-metrics.js';

/** Wraps a handler so that every call writes its use of the table to the function's log as metrics. */
export function withUsageMetrics<A extends unknown[], R>(
  handler: (...args: A) => Promise<R>,
  meter: Meter,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } finally {
      // CloudWatch needs the bare line; `console.log` would put the request id in front of it.
      for (const line of takeUsageMetrics(meter, systemClock)) process.stdout.write(`${line}\n`);
    }
  };
}
