import type { ArchiveDeps } from '../archive/archive-deps.js';
import { createContents } from '../archive/content-store.js';
import { createCachedReads } from '../data/store/cached-reads.js';
import { createStore, type Store } from '../data/store/store.js';
import type { Cache } from '../data/table/cache.js';
import type { Table } from '../data/table/table-client.js';
import type { Deps } from '../ports/deps.js';
import type { ObjectStore } from '../ports/objects.js';
import type { Queue } from '../ports/queue.js';
import { assembleArchive } from './assemble-archive.js';

export type Ports = Pick<Deps, 'clock' | 'logger' | 'settings' | 'slack' | 'summarizer'> & {
  table: Table;
  objects: ObjectStore;
  cache: Cache;
};

export interface Parts<Q extends Queue> extends Ports {
  openQueue: (store: Store) => Q;
  /** How a closed incident leaves the table now. */
  archiveNow: (archive: ArchiveDeps) => Deps['archiveNow'];
}

/**
 * The one place where dependencies are put together, whether Aegis runs in one process or on Lambda. It doesn't import
 * the jobs: a function that only enqueues them shouldn't have to load them.
 */
export function assemble<Q extends Queue>(parts: Parts<Q>): { deps: Deps; queue: Q } {
  const { clock, logger, settings, slack, summarizer, table, objects, cache } = parts;
  const store = createStore(table);
  const archive = assembleArchive({ table, objects, clock, logger });
  const queue = parts.openQueue(store);
  const deps: Deps = {
    archive,
    archiveNow: parts.archiveNow(archive),
    cached: createCachedReads(store, cache),
    clock,
    contents: createContents(objects),
    logger,
    queue,
    settings,
    slack,
    store,
    summarizer,
  };
  return { deps, queue };
}
