import { isDelivery, wakeSinks } from '../../events/wake-sinks.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import type { Worker } from '../../jobs/worker.js';

/**
 * Wraps the worker so that after each job, it checks for events that wait for sinks. Most events come with a
 * job, so they're published right away, and nobody waits for that. The schedule finds the rest.
 */
export function deliverAfter(worker: Worker, deps: WorkerDeps): Worker {
  return async (requestId) => {
    const outcome = await worker(requestId);
    // If a delivery leaves events behind, they wait for the schedule. Otherwise, a failing
    // sink would be retried endlessly.
    if (isDelivery(requestId)) return outcome;
    await wakeSinks(deps).catch((err: unknown) => {
      deps.logger.warn({ err }, "couldn't look for events to deliver; the schedule will");
    });
    return outcome;
  };
}
