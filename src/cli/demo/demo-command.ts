import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../../app/config/config.js';
import { loadProcess } from '../../app/config/load-process.js';
import { choosePort } from '../../app/embedded/choose-port.js';
import { startEmbedded } from '../../app/embedded/embedded.js';
import { lockHome } from '../../app/in-process/home-lock.js';
import { createLogger } from '../../app/open/create-logger.js';
import { UsageError } from '../../base/errors.js';
import { parseOptions } from '../parse-options.js';
import { createProgress } from '../progress.js';
import { stopOnSignal } from '../stop-on-signal.js';
import type { CliCall } from '../subcommand.js';
import { prepareDemo } from './prepare-demo.js';

const HOME = '.aegis-demo';
const PROCESS = fileURLToPath(new URL('../../../examples/demo/aegis.yml', import.meta.url));

/** What a demo keeps in its folder. Nothing else there is ever deleted. */
const OWN_FILES = ['workspace.json', 'table.db', 'table.db-wal', 'table.db-shm', 'objects', 'files'];

/** `aegis demo`: a workspace of its own with a month behind it. Never connects to yours. Keeps running until a signal. */
export async function demo(call: CliCall): Promise<number> {
  const { values } = parseOptions(call, { fresh: { type: 'boolean', default: false } });
  const env = {
    ...call.env,
    AEGIS_HOME: call.env.AEGIS_HOME || HOME,
    AEGIS_CONFIG: call.env.AEGIS_CONFIG || PROCESS,
  };
  refuseOtherTables(env);
  const read = readConfig(env, 'embedded', await loadProcess(env));
  const config = { ...read, port: await choosePort(read.port) };
  const lock = await lockHome(config.home);
  if (values.fresh) await clear(config);
  if (!existsSync(join(config.home, 'workspace.json'))) await prepare(config);
  const { url, stop } = await startEmbedded(config, createLogger(config.logLevel));
  lock.runningAt(url);
  stopOnSignal(async () => {
    await stop();
    await lock.release();
  });
  console.log(welcome(url));
  return 0;
}

/** A month of invented incidents must not get into a table that people work with. */
function refuseOtherTables({
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AEGIS_TABLE_FILE: file,
  AEGIS_BUCKET: bucket,
}: CliCall['env']) {
  if (endpoint || file || bucket) {
    throw new UsageError(
      'The demo has a table and a folder of its own. Unset AWS_ENDPOINT_URL_DYNAMODB, AEGIS_TABLE_FILE and AEGIS_BUCKET.',
    );
  }
}

async function clear({ home }: Config): Promise<void> {
  for (const name of OWN_FILES) await rm(join(home, name), { recursive: true, force: true });
}

async function prepare(config: Config & { port: number }): Promise<void> {
  const progress = createProgress('Playing a month of incidents');
  try {
    await prepareDemo({ config, port: config.port, onProgress: progress.at });
  } catch (error) {
    // The next start would take half a month for a whole one.
    await clear(config);
    throw error;
  } finally {
    progress.end();
  }
}

function welcome(url: string): string {
  return `
  A workspace with a month of incidents behind it:

      ${url}

  Look at:
    1.  #inc-10-vouchers-are-rejected-at-checkout, a P1 that's going on: try /incident summary, or ask @Aegis a question
    2.  /incident stats 30d in #general
    3.  /incident show 1, which is in the archive

  --fresh starts over. Ctrl+C stops it; everything is kept.
`;
}
