import '../quiet-sdk.js';
import { archiveFromStream } from '../../archive/archive-from-stream.js';
import { createArchiveDeps } from './archiver.js';
import { readArchiveEnvironment } from './environment.js';
import { createStreamHandler } from './stream-handler.js';

const deps = createArchiveDeps(readArchiveEnvironment(process.env));

/** The table's stream: what expired moves to the bucket. */
export const handler = createStreamHandler({
  archiveDue: (records) => archiveFromStream(deps, records),
  logger: deps.logger,
});
