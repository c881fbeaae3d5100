import type { ArchiveStore } from '../data/archive-store/archive-store.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { ObjectStore } from '../ports/objects.js';

export interface ArchiveDeps {
  clock: Clock;
  logger: Logger;
  objects: ObjectStore;
  table: ArchiveStore;
}
