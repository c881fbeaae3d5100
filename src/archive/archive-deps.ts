import type { ArchiveStore } from '../data/archiving/archive-store.js';
import type { Clock, Logger } from '../deps.js';
import type { ObjectStore } from './object-store.js';

export interface ArchiveDeps {
  clock: Clock;
  logger: Logger;
  objects: ObjectStore;
  table: ArchiveStore;
}
