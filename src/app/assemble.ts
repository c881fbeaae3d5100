import type { ArchiveDeps } from '../archive/archive-deps.js';
import { createContents } from '../archive/content-store.js';
import type { RequestDeps } from '../commands/kernel/request-deps.js';
import { createCachedReads } from '../data/store/cached-reads.js';
import { createStore, type Store } from '../data/store/store.js';
import type { Cache } from '../data/table/cache.js';
import type { Table } from '../data/table/table-client.js';
import { followMovedChannels } from '../jobs/follow-moved-channels.js';
import type { JobDeps, WorkerDeps } from '../jobs/job-deps.js';
import type { ObjectStore } from '../ports/objects.js';
import type { Outward } from '../ports/outward.js';
import type { Queue } from '../ports/queue.js';
import type { InteractiveSlack } from '../ports/slack.js';
import { assembleArchive } from './assemble-archive.js';
import { createOutward } from './outward/create-outward.js';

export type Ports = Pick<WorkerDeps, 'clock' | 'logger' | 'secrets' | 'settings' | 'slack' | 'summarizer'> & {
  /** The Slack client that gives up in time to answer the request. */
  interactive: InteractiveSlack;
  table: Table;
  objects: ObjectStore;
  cache: Cache;
  /** No AWS credentials if absent. */
  outward?: Outward;
};

export interface Parts<Q extends Queue> extends Ports {
  openQueue: (store: Store) => Q;
  /** Archives a closed incident now. */
  archiveNow: (archive: ArchiveDeps) => JobDeps['archiveNow'];
}

export interface Assembled<Q extends Queue> {
  /** For code that has to answer within Slack's three seconds. */
  requestDeps: RequestDeps;
  deps: WorkerDeps;
  queue: Q;
}

/**
 * The one place that assembles dependencies, whether Aegis runs in one process or on Lambda. It doesn't
 * import the jobs, so that a function that only enqueues them doesn't have to load them.
 */
export function assemble<Q extends Queue>(parts: Parts<Q>): Assembled<Q> {
  const {
    clock,
    logger,
    outward = createOutward({}),
    secrets,
    settings,
    slack,
    interactive,
    summarizer,
    table,
    objects,
    cache,
  } = parts;
  const store = createStore(table);
  const archive = assembleArchive({ table, objects, clock, logger });
  const queue = parts.openQueue(store);
  const shared = {
    archive,
    cached: createCachedReads(store, cache),
    clock,
    contents: createContents(objects),
    logger,
    queue,
    secrets,
    settings,
    store,
  };
  const archiveNow = parts.archiveNow(archive);
  return {
    requestDeps: { ...shared, slack: interactive },
    deps: { ...shared, outward, slack: followMovedChannels(slack, store), summarizer, archiveNow },
    queue,
  };
}
