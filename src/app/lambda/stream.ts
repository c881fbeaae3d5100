import '../quiet-sdk.js';
import { archiveFromStream } from '../../archive/archive-from-stream.js';
import { readConfig } from '../config/config.js';
import { assembleArchiver } from './assemble-archiver.js';
import { observe } from './observe.js';
import { createStreamHandler } from './stream-handler.js';

const config = readConfig(process.env, 'archive');
const deps = assembleArchiver(config);

/** Handles the table's stream: expired items move to the bucket. */
export const handler = observe(
  createStreamHandler({ archiveDue: (records) => archiveFromStream(deps, records), logger: deps.logger }),
  { config, env: process.env, logger: deps.logger, meter: () => undefined },
);
