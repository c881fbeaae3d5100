import '../quiet-sdk.js';
import { createWorker } from '../../jobs/worker.js';
import { readConfig } from '../config/config.js';
import { JOBS } from '../jobs.js';
import { createLogger } from '../logger.js';
import { openSummarizer } from '../open-summarizer.js';
import { assembleFunction } from './assemble-function.js';
import { fetchSecrets } from './fetch-secrets.js';
import { withUsageMetrics } from './with-usage-metrics.js';
import { createWorkerHandler } from './worker-handler.js';

const config = readConfig(await fetchSecrets(process.env), 'jobs');
const summarizer = openSummarizer(config, createLogger(config.logLevel));
const { deps, meter, queue } = await assembleFunction({ config, env: process.env, summarizer });
const worker = createWorker(deps, JOBS);

/** Batches from the job queue; returns the messages that have to come again. */
export const handler = withUsageMetrics(
  createWorkerHandler({ worker, postpone: queue.postpone, logger: deps.logger }),
  meter,
);
