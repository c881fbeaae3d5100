import { dueDeliveries } from '../../events/wake-sinks.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import type { Environment } from '../config/config.js';
import { callAws } from '../outward/call-aws.js';

const TIMEOUT_MS = 3_000;

interface Publisher {
  env: Environment;
  /** Name of the function that delivers events. */
  functionName: string | undefined;
}

/**
 * Starts the function that delivers events if any are waiting, without waiting for it. If that fails, the
 * schedule starts it within a minute.
 */
export async function publishSoon(deps: WorkerDeps, { env, functionName }: Publisher): Promise<void> {
  if (functionName === undefined || deps.settings.process.events.sinks.length === 0) return;
  try {
    if ((await dueDeliveries(deps)).length === 0) return;
    await callAws(env, {
      service: 'lambda',
      path: `/2015-03-31/functions/${encodeURIComponent(functionName)}/invocations`,
      headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'Event' },
      body: JSON.stringify({ task: 'events' }),
      timeoutMs: TIMEOUT_MS,
    });
  } catch (err) {
    deps.logger.warn({ err }, "couldn't start the delivery of events; the schedule will");
  }
}
