import { deliverEvents } from '../../events/deliver-events.js';
import { dueDeliveries } from '../../events/wake-sinks.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import { createWorker } from '../../jobs/worker.js';

/**
 * Delivers what waits for sinks in this invocation rather than through the queue, where a slow sink would hold up the
 * jobs that come in one batch with it. The leases of the requests keep two invocations apart.
 */
export async function deliverNow(deps: WorkerDeps): Promise<{ delivered: number }> {
  const due = await dueDeliveries(deps);
  const work = createWorker(deps, [deliverEvents]);
  await Promise.all(
    due.map(async ({ origin, sink }) => {
      await deps.store.openRequest(deliverEvents.buildRequest(origin, { sink }));
      await work(origin.requestId);
    }),
  );
  return { delivered: due.length };
}
