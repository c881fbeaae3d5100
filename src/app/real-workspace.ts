import { ConfigError } from '../base/errors.js';
import { checkTable } from '../data/table/check-table.js';
import { createTableIfMissing } from '../data/table/create-table-if-missing.js';
import { createTable, type Table } from '../data/table/table-client.js';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config.js';
import { type Running, runSocket } from './run-socket.js';
import { systemClock } from './system-clock.js';

/** Aegis in this process for a real Slack workspace, with a table on AWS or on another engine. */
export async function startRealWorkspace(config: Config, logger: Logger): Promise<Running> {
  const { region, dynamoEndpoint, tableName } = config;
  const table = createTable({ region, endpoint: dynamoEndpoint, tableName, now: systemClock.now });
  try {
    await prepareTable(table, { isLocal: dynamoEndpoint !== undefined });
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
    throw new ConfigError([`table ${table.name} cannot be reached: ${(cause as Error).message}`], { cause });
  }
}
