import { archiveIncident } from '../../archive/archive-incident.js';
import { createInProcessQueue, type InProcessQueue } from '../../jobs/in-process-queue.js';
import { createWorker, type Worker } from '../../jobs/worker.js';
import type { Later } from '../../ports/clock.js';
import { type Assembled, assemble, type Ports } from '../assemble.js';
import { JOBS } from '../jobs.js';
import { systemLater } from '../open/system-clock.js';
import { deliverAfter } from './deliver-after.js';

export type InProcess = Assembled<InProcessQueue>;

export interface InProcessPorts extends Ports {
  /** Schedules job retries; in real time unless a test replaces it. */
  later?: Later;
}

/** Aegis in one process: the dependencies of listeners and jobs, and the queue that runs the jobs here. */
export function assembleInProcess({ later = systemLater, ...ports }: InProcessPorts): InProcess {
  const assembled = assemble({
    ...ports,
    openQueue: ({ openRequestIds, getRequest }) =>
      createInProcessQueue({
        worker: (requestId) => worker(requestId),
        openRequestIds,
        laneOf: async (requestId) => (await getRequest(requestId))?.lane ?? requestId,
        later,
        logger: ports.logger,
      }),
    archiveNow: (archive) => (incidentId) => archiveIncident(archive, incidentId),
  });
  const worker: Worker = deliverAfter(createWorker(assembled.deps, JOBS), assembled.deps);
  return assembled;
}
