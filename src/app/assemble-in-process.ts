import { archiveIncident } from '../archive/archive-incident.js';
import { createInProcessQueue, type InProcessQueue } from '../jobs/in-process-queue.js';
import { createWorker, type Worker } from '../jobs/worker.js';
import type { Deps } from '../ports/deps.js';
import { assemble, type Ports } from './assemble.js';
import { JOBS } from './jobs.js';

export interface InProcess {
  deps: Deps;
  queue: InProcessQueue;
}

/** Aegis in one process: what listeners and jobs work with, and the queue that runs the jobs here. */
export function assembleInProcess(ports: Ports): InProcess {
  const { deps, queue } = assemble({
    ...ports,
    openQueue: ({ openRequestIds }) =>
      createInProcessQueue({
        worker: (requestId) => worker(requestId),
        openRequestIds,
        logger: ports.logger,
      }),
    archiveNow: (archive) => (incidentId) => archiveIncident(archive, incidentId),
  });
  const worker: Worker = createWorker(deps, JOBS);
  return { deps, queue };
}
