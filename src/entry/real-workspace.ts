import type { Config } from '../config.js';
import { checkTable } from '../data/check-table.js';
import { createTableIfMissing } from '../data/create-table.js';
import { createTable } from '../data/dynamo.js';
import type { Logger } from '../deps.js';
import { type Running, runSocket } from './run-socket.js';
import { systemClock } from './system-clock.js';

/** Aegis in this process for a real Slack workspace, with a table on AWS or on another engine. */
export async function startRealWorkspace(config: Config, logger: Logger): Promise<Running> {
  const { region, dynamoEndpoint, tableName } = config;
  const table = createTable({ region, endpoint: dynamoEndpoint, tableName, now: systemClock.now });
  try {
    if (dynamoEndpoint) await createTableIfMissing(table);
    await checkTable(table);
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
