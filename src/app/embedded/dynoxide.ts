import { freePort, startChildServer } from 'slack-simulator/child-server';
import { locateBinary, type PlatformBinary } from 'slack-simulator/platform-binary';
import type { Logger } from '../../ports/logger.js';
import { describeEngineFailure } from './engine-failure.js';
import { keepRunning } from './keep-running.js';

const DYNOXIDE: PlatformBinary = {
  what: 'The embedded table (dynoxide)',
  packages: {
    'linux-x64': '@dynoxide/linux-x64',
    'linux-arm64': '@dynoxide/linux-arm64',
    'darwin-x64': '@dynoxide/darwin-x64',
    'darwin-arm64': '@dynoxide/darwin-arm64',
    'win32-x64': '@dynoxide/win32-x64',
  },
  path: (platform) => (platform.startsWith('win32') ? 'dynoxide.exe' : 'dynoxide'),
  instead:
    'Set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB Local (for example http://127.0.0.1:8000), or configure AWS.',
};

export interface EmbeddedTable {
  endpoint: string;
  /** Process id of the engine; it changes after a restart. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/**
 * Starts the embedded DynamoDB engine, in memory unless a file is given. With a file, it restarts when it
 * dies: everything it acknowledged is in the file. Throws AegisError if the file can't be used.
 */
export async function startDynoxide(file?: string, logger?: Pick<Logger, 'error'>): Promise<EmbeddedTable> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  let pid: number | undefined;
  const start = async () => {
    const server = await startChildServer({
      command: locateBinary(DYNOXIDE),
      args: ['--host', '127.0.0.1', '--port', String(port), ...(file ? ['--db-path', file] : [])],
      port,
      ready: () => fetch(endpoint),
    }).catch((error: unknown) => {
      throw describeEngineFailure(error, file);
    });
    pid = server.pid;
    return server;
  };
  const onDeath = (err?: unknown) =>
    logger?.error({ err }, 'the embedded table ended on its own; starting it again');
  const server = file === undefined ? await start() : await keepRunning({ start, onDeath });
  return { endpoint, stop: () => server.stop(), pid: () => pid };
}
