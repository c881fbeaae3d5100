import { isDelivery, wakeSinks } from '../events/wake-sinks.js';
import type { WorkerDeps } from '../jobs/job-deps.js';
import type { Worker } from '../jobs/worker.js';

/**
 * The same worker, which checks after each job what waits for event sinks: most of what happens comes with a job, so
 * it's published right away, and no person waits for it. The schedule finds the rest.
 */
export function deliverAfter(worker: Worker, deps: WorkerDeps): Worker {
  return async (requestId) => {
    const outcome = await worker(requestId);
    // What one delivery left waits for the schedule, or a sink that can't be served would be tried without end.
    if (isDelivery(requestId)) return outcome;
    await wakeSinks(deps).catch((err: unknown) => {
      deps.logger.warn({ err }, "couldn't look for events to deliver; the schedule will");
    });
    return outcome;
  };
}
