import { archiveIncident } from '../archive/archive-incident.js';
import { createContents } from '../archive/content-store.js';
import { createArchiveStore } from '../data/archive-store/archive-store.js';
import { createCachedReads } from '../data/store/cached-reads.js';
import { createStore } from '../data/store/store.js';
import { type Cache, createMemoryCache } from '../data/table/cache.js';
import type { Table } from '../data/table/table-client.js';
import { createInProcessQueue, type InProcessQueue } from '../jobs/in-process-queue.js';
import { createWorker, type Worker } from '../jobs/worker.js';
import type { Clock } from '../ports/clock.js';
import type { Deps } from '../ports/deps.js';
import type { Logger } from '../ports/logger.js';
import type { ObjectStore } from '../ports/objects.js';
import type { Settings } from '../ports/settings.js';
import type { InteractiveSlack, Slack } from '../ports/slack.js';
import type { Summarizer } from '../summaries/summarizer.js';
import { JOBS } from './jobs.js';

interface RuntimeOptions {
  /** One of this process alone if absent. */
  cache?: Cache;
  clock: Clock;
  objects: ObjectStore;
  logger: Logger;
  settings: Settings;
  slack: Slack & InteractiveSlack;
  summarizer: Summarizer;
  table: Table;
}

export interface Runtime {
  deps: Deps;
  queue: InProcessQueue;
}

/** Aegis in one process: everything listeners and jobs work with, and the queue that runs the jobs. */
export function createRuntime({
  table,
  objects,
  cache = createMemoryCache(),
  ...options
}: RuntimeOptions): Runtime {
  const store = createStore(table);
  const run: Worker = (requestId) => worker(requestId);
  const queue = createInProcessQueue({
    worker: run,
    openRequestIds: store.openRequestIds,
    logger: options.logger,
  });
  const { clock, logger } = options;
  const archive = { clock, logger, objects, table: createArchiveStore(table) };
  const deps: Deps = {
    ...options,
    archive,
    archiveNow: (incidentId) => archiveIncident(archive, incidentId),
    cached: createCachedReads(store, cache),
    contents: createContents(objects),
    queue,
    store,
  };
  const worker = createWorker(deps, JOBS);
  return { deps, queue };
}
