import { ConfigError } from '../base/errors.js';
import { checkTable } from '../data/table/check-table.js';
import { createTableIfMissing } from '../data/table/create-table-if-missing.js';
import type { Table } from '../data/table/table-client.js';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config/config.js';
import { openTable } from './open-table.js';
import { type Running, runSocket } from './run-socket.js';

/** Aegis in this process for a real Slack workspace, with a table on AWS or on another engine. */
export async function startRealWorkspace(config: Config, logger: Logger): Promise<Running> {
  const table = openTable(config);
  try {
    await prepareTable(table, { isLocal: config.dynamoEndpoint !== undefined });
    const running = await runSocket({ config, slack: config.slack, table, logger });
    return {
      async stop() {
        await running.stop();
        table.client.destroy();
      },
    };
  } catch (error) {
    table.client.destroy();
    throw error;
  }
}

async function prepareTable(table: Table, { isLocal }: { isLocal: boolean }): Promise<void> {
  try {
    if (isLocal) await createTableIfMissing(table);
    await checkTable(table);
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause;
    throw new ConfigError([`Couldn't reach table ${table.name}: ${(cause as Error).message}`], { cause });
  }
}
