import type { ArchiveDeps } from '../../archive/archive-deps.js';
import { createArchiveStore } from '../../data/archive-store/archive-store.js';
import { createTable } from '../../data/table/table-client.js';
import { createLogger } from '../logger.js';
import { systemClock } from '../system-clock.js';
import type { ArchiveEnvironment } from './environment.js';
import { openObjects } from './objects.js';

/** What the archive works with: the table and the bucket, and nothing of Slack. */
export function createArchiveDeps({ config, bucket }: ArchiveEnvironment): ArchiveDeps {
  const { region, dynamoEndpoint: endpoint, tableName } = config;
  return {
    clock: systemClock,
    logger: createLogger(config.logLevel),
    objects: openObjects(bucket, region),
    table: createArchiveStore(createTable({ region, endpoint, tableName, now: systemClock.now })),
  };
}
