import '../quiet-sdk.js';
import { createWorker } from '../../jobs/worker.js';
import { JOBS } from '../jobs.js';
import { createLogger } from '../logger.js';
import { createSummarizer } from '../summarizer.js';
import { readEnvironment } from './environment.js';
import { createLambdaDeps } from './lambda-deps.js';
import { tellingUsage } from './telling-usage.js';
import { createWorkerHandler } from './worker-handler.js';

const environment = await readEnvironment(process.env, 'jobs');
const summarizer = createSummarizer(environment.config, createLogger(environment.config.logLevel));
const { deps, meter, queue } = await createLambdaDeps(environment, summarizer);

/** Batches of the queue of jobs; answers which messages are to come again. */
export const handler = tellingUsage(
  createWorkerHandler({
    worker: createWorker(deps, JOBS),
    postpone: queue.postpone,
    logger: deps.logger,
  }),
  meter,
);
