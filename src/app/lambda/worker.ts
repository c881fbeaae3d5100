import '../quiet-sdk.js';
import { createWorker } from '../../jobs/worker.js';
import { readConfig } from '../config/config.js';
import { JOBS } from '../jobs.js';
import { createLogger } from '../open/create-logger.js';
import { openSummarizer } from '../open/open-summarizer.js';
import { assembleFunction } from './assemble-function.js';
import { fetchSecrets } from './fetch-secrets.js';
import { observe } from './observe.js';
import { publishSoon } from './publish-soon.js';
import { createWorkerHandler } from './worker-handler.js';

const config = readConfig(await fetchSecrets(process.env), 'jobs');
const summarizer = openSummarizer(config, createLogger(config.logLevel, config.stage));
const { deps, meter, queue } = await assembleFunction({ config, env: process.env, summarizer });
const worker = createWorker(deps, JOBS);
const handle = createWorkerHandler({ worker, postpone: queue.postpone, logger: deps.logger });
const publisher = { env: process.env, functionName: config.publisher };

/** Handles batches from the job queue; returns the messages to redeliver. */
export const handler = observe(
  async (...batch: Parameters<typeof handle>) => {
    const failures = await handle(...batch);
    await publishSoon(deps, publisher);
    return failures;
  },
  { config, env: process.env, logger: deps.logger, meter: () => meter },
);
