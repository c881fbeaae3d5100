import { createContents } from '../../archive/content-store.js';
import { createSlack } from '../../bot/client/create-slack.js';
import { createIdentity, type IdentitySource } from '../../bot/client/identity.js';
import { createSlackClients } from '../../bot/client/slack-clients.js';
import { createArchiveStore } from '../../data/archive-store/archive-store.js';
import { createCachedReads } from '../../data/store/cached-reads.js';
import { createStore } from '../../data/store/store.js';
import { attachMeter, type Meter } from '../../data/table/meter.js';
import { createTable } from '../../data/table/table-client.js';
import { createSqsClient, createSqsQueue, type SqsQueue } from '../../jobs/sqs-queue.js';
import type { Deps } from '../../ports/deps.js';
import type { Summarizer } from '../../summaries/summarizer.js';
import { createLogger } from '../logger.js';
import { readSettings } from '../settings.js';
import { systemClock } from '../system-clock.js';
import type { LambdaEnvironment } from './environment.js';
import { openObjects } from './objects.js';
import { openSharedCache } from './open-shared-cache.js';
import { createRemoteArchiver } from './remote-archiver.js';

export interface LambdaDeps {
  deps: Deps;
  identity: IdentitySource;
  /** Counts what is asked of the table. */
  meter: Meter;
  queue: SqsQueue;
}

/** What listeners and jobs work with, for the life of one function instance. */
export async function createLambdaDeps(
  { config, queueUrl, bucket }: LambdaEnvironment,
  summarizer: Summarizer,
): Promise<LambdaDeps> {
  const { region, dynamoEndpoint: endpoint, tableName, slack } = config;
  const logger = createLogger(config.logLevel);
  const clients = createSlackClients({ token: slack.botToken, apiUrl: slack.apiUrl, logger });
  const identity = createIdentity(clients.interactive);
  const { slack: jobSlack, interactive } = createSlack(clients, identity);
  const table = createTable({ region, endpoint, tableName, now: systemClock.now });
  const store = createStore(table);
  const queue = createSqsQueue({ client: createSqsClient(region), queueUrl, logger });
  const objects = openObjects(bucket, region);
  const deps: Deps = {
    archive: { clock: systemClock, logger, objects, table: createArchiveStore(table) },
    archiveNow: createRemoteArchiver(process.env),
    cached: createCachedReads(store, await openSharedCache(config, logger)),
    clock: systemClock,
    contents: createContents(objects),
    logger,
    queue,
    settings: readSettings(config),
    slack: { ...jobSlack, ...interactive },
    store,
    summarizer,
  };
  return { deps, identity, meter: attachMeter(table), queue };
}
