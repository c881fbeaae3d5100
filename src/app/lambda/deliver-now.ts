import { deliverEvents } from '../../events/deliver-events.js';
import { type DueDelivery, dueDeliveries } from '../../events/wake-sinks.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import { createWorker } from '../../jobs/worker.js';

/**
 * About two minutes at most, so that a long backlog doesn't have to wait a minute after every ten seconds.
 */
const ROUNDS = 4;

/**
 * Delivers waiting events in this invocation rather than through the queue, where a slow sink would hold up
 * the other jobs in its batch. The requests' leases keep two invocations apart.
 */
export async function deliverNow(deps: WorkerDeps): Promise<{ delivered: number }> {
  const work = createWorker(deps, { [deliverEvents.kind]: async () => deliverEvents });
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
