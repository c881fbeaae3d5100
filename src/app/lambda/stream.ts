import '../quiet-sdk.js';
import { archiveFromStream } from '../../archive/archive-from-stream.js';
import { readConfig } from '../config/config.js';
import { assembleArchiver } from './assemble-archiver.js';
import { createStreamHandler } from './stream-handler.js';

const deps = assembleArchiver(readConfig(process.env, 'archive'));

/** The table's stream: expired items move to the bucket. */
export const handler = createStreamHandler({
  archiveDue: (records) => archiveFromStream(deps, records),
  logger: deps.logger,
});
