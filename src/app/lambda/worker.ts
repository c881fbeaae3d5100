import '../quiet-sdk.js';
import { createWorker } from '../../jobs/worker.js';
import { readConfig } from '../config/config.js';
import { deliverAfter } from '../deliver-after.js';
import { JOBS } from '../jobs.js';
import { createLogger } from '../logger.js';
import { openSummarizer } from '../open-summarizer.js';
import { assembleFunction } from './assemble-function.js';
import { fetchSecrets } from './fetch-secrets.js';
import { observe } from './observe.js';
import { createWorkerHandler } from './worker-handler.js';

const config = readConfig(await fetchSecrets(process.env), 'jobs');
const summarizer = openSummarizer(config, createLogger(config.logLevel, config.stage));
const { deps, meter, queue } = await assembleFunction({ config, env: process.env, summarizer });
const worker = deliverAfter(createWorker(deps, JOBS), deps);

/** Batches from the job queue; returns the messages that have to come again. */
export const handler = observe(
  createWorkerHandler({ worker, postpone: queue.postpone, logger: deps.logger }),
  { config, env: process.env, logger: deps.logger, meter: () => meter },
);
