import type { ArchiveDeps } from '../../archive/archive-deps.js';
import { assembleArchive } from '../assemble-archive.js';
import type { Config } from '../config/config.js';
import { createLogger } from '../open/create-logger.js';
import { openBucket } from '../open/open-bucket.js';
import { openTable } from '../open/open-table.js';
import { systemClock } from '../open/system-clock.js';

/** The dependencies of the functions that may delete; their roles can't read the Slack token. */
export function assembleArchiver(config: Config): ArchiveDeps {
  return assembleArchive({
    clock: systemClock,
    logger: createLogger(config.logLevel, config.stage),
    objects: openBucket(config.bucket ?? '', config.region),
    table: openTable(config),
  });
}
