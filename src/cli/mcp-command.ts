import { once } from 'node:events';
import manifest from '../../package.json' with { type: 'json' };
import { serveAgents } from '../agents/serve-agents.js';
import { readConfig } from '../app/config/config.js';
import { createLogger } from '../app/open/create-logger.js';
import { openAgentDeps } from '../app/open/open-agent-deps.js';
import { openExistingTable } from './open-existing-table.js';
import { parseOptions } from './parse-options.js';
import type { CliCall } from './subcommand.js';

/** `aegis mcp`: lets agents read incidents over standard input and output, until the input ends. */
export async function mcp(call: CliCall): Promise<number> {
  const { values } = parseOptions(call, {
    'include-private': { type: 'boolean', default: false },
  });
  const config = readConfig(call.env, 'embedded');
  const logger = createLogger(config.logLevel);
  const { table, close } = await openExistingTable(config);
  const includesPrivate = values['include-private'];
  const deps = openAgentDeps({ config, table, logger, includesPrivate });
  const { version } = manifest;
  // An input that's a file or nothing ends, but is never closed.
  const ended = Promise.race([once(process.stdin, 'end'), once(process.stdin, 'close')]);
  const server = serveAgents({ deps, logger, version });
  await ended;
  await server.close();
  await close();
  return 0;
}
