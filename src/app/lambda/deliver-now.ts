import { deliverEvents } from '../../events/deliver-events.js';
import { type DueDelivery, dueDeliveries } from '../../events/wake-sinks.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import { createWorker } from '../../jobs/worker.js';

/** Some two minutes at most, so that a long backlog needn't wait for the next minute after each ten seconds. */
const ROUNDS = 4;

/**
 * Delivers what waits for sinks in this invocation rather than through the queue, where a slow sink would hold up the
 * jobs that come in one batch with it. The leases of the requests keep two invocations apart.
 */
export async function deliverNow(deps: WorkerDeps): Promise<{ delivered: number }> {
  const work = createWorker(deps, [deliverEvents]);
  const deliver = async ({ origin, sink }: DueDelivery) => {
    await deps.store.openRequest(deliverEvents.buildRequest(origin, { sink }));
    await work(origin.requestId);
  };
  let delivered = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await dueDeliveries(deps);
    if (due.length === 0) break;
    await Promise.all(due.map(deliver));
    delivered += due.length;
  }
  return { delivered };
}
