import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError } from '../base/errors.js';
import { checkTable } from '../data/table/check-table.js';
import { createTableIfMissing } from '../data/table/create-table-if-missing.js';
import type { Table } from '../data/table/table-client.js';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config/config.js';
import { type EmbeddedTable, startDynoxide } from './embedded/dynoxide.js';
import { type Running, runSocket } from './in-process/run-socket.js';
import { openTable } from './open/open-table.js';
import { describeUnreachable } from './open/reach-table.js';

/**
 * Runs Aegis in this process for a real Slack workspace, with a table on AWS,
 * on another engine, or in a file.
 */
export async function startRealWorkspace(config: Config, logger: Logger): Promise<Pick<Running, 'stop'>> {
  const engine = await startFileTable(config, logger);
  const table = openTable(config, engine?.endpoint);
  const close = async () => {
    table.client.destroy();
    await engine?.stop();
  };
  try {
    await prepareTable(table, config);
    const isOwnTable = engine !== undefined;
    const running = await runSocket({ config, slack: config.slack, table, logger, isOwnTable });
    return {
      async stop() {
        await running.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function startFileTable(
  { dynamoEndpoint, tableFile }: Config,
  logger: Logger,
): Promise<EmbeddedTable | undefined> {
  if (dynamoEndpoint || tableFile === undefined) return undefined;
  await mkdir(dirname(tableFile), { recursive: true });
  return startDynoxide(tableFile, logger);
}

async function prepareTable(table: Table, config: Config): Promise<void> {
  const { dynamoEndpoint, tableFile } = config;
  try {
    if (dynamoEndpoint !== undefined || tableFile !== undefined) await createTableIfMissing(table);
    await checkTable(table);
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError([describeUnreachable(table, config, cause as Error)], { cause });
  }
}
