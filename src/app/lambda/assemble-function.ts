import type { IdentitySource } from '../../bot/client/identity.js';
import type { RequestDeps } from '../../commands/kernel/request-deps.js';
import { attachMeter, type Meter } from '../../data/table/meter.js';
import type { WorkerDeps } from '../../jobs/job-deps.js';
import { createSqsQueue, type SqsQueue } from '../../jobs/sqs-queue.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { assemble } from '../assemble.js';
import type { Config, Environment } from '../config/config.js';
import { createLogger } from '../open/create-logger.js';
import { openBucket } from '../open/open-bucket.js';
import { openCache } from '../open/open-cache.js';
import { openSlack } from '../open/open-slack.js';
import { openTable } from '../open/open-table.js';
import { systemClock } from '../open/system-clock.js';
import { createOutward } from '../outward/create-outward.js';
import { createArchiverInvoker } from './invoke-archiver.js';
import { openSqs } from './open-sqs.js';
import { createStoredSecrets } from './stored-secrets.js';
import { unavailableSummarizer } from './unavailable-summarizer.js';

export interface AssembledFunction {
  requestDeps: RequestDeps;
  deps: WorkerDeps;
  identity: IdentitySource;
  /** Counts requests to the table. */
  meter: Meter;
  queue: SqsQueue;
}

interface FunctionOptions {
  config: Config;
  /** AWS credentials and endpoints. */
  env: Environment;
  /** Only the worker has a model. */
  summarizer?: Summarizer;
}

/** The dependencies of the functions that call Slack, for the life of one instance. */
export async function assembleFunction({
  config,
  env,
  summarizer = unavailableSummarizer,
}: FunctionOptions): Promise<AssembledFunction> {
  const { region, queueUrl, bucket = '', slack: access } = config;
  const logger = createLogger(config.logLevel, config.stage);
  const { slack, interactive, identity } = openSlack({
    token: access.botToken,
    appId: access.appId,
    apiUrl: access.apiUrl,
    logger,
  });
  const table = openTable(config);
  const { requestDeps, deps, queue } = assemble({
    cache: await openCache(config, logger),
    clock: systemClock,
    logger,
    objects: openBucket(bucket, region),
    outward: createOutward(env),
    secrets: createStoredSecrets(env, config.stage),
    settings: config.settings,
    slack,
    interactive,
    summarizer,
    table,
    openQueue: () => createSqsQueue({ sqs: openSqs(region), queueUrl, logger }),
    archiveNow: () => createArchiverInvoker(env, config.archiver),
  });
  return { requestDeps, deps, identity, meter: attachMeter(table), queue };
}
