import type { Meter } from '../../data/table/meter.js';
import { usageAsEmf } from '../report-usage.js';
import { systemClock } from '../system-clock.js';

/** The same handler; after each call, what it asked of the table goes to the function's log as metrics. */
export function tellingUsage<A extends unknown[], R>(
  handler: (...args: A) => Promise<R>,
  meter: Meter,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } finally {
      // CloudWatch wants the bare line: `console.log` would put the request's id before it.
      for (const line of usageAsEmf(meter, systemClock)) process.stdout.write(`${line}\n`);
    }
  };
}
