import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../app/config/config.js';
import { startDynoxide } from '../app/embedded/dynoxide.js';
import { openTable } from '../app/open/open-table.js';
import { reachTable } from '../app/open/reach-table.js';
import { UsageError } from '../base/errors.js';
import type { Table } from '../data/table/table-client.js';

/** The region in Config when none is set. */
const NO_REGION = 'local';

interface ExistingTable {
  table: Table;
  isAws: boolean;
  close(): Promise<void>;
}

/**
 * Opens the configured table, or the embedded one when none is. Aegis may be running on that one: a second engine on
 * the same file sees what the first one writes. Throws UsageError or NotFoundError when there is none.
 */
export async function openExistingTable(config: Config): Promise<ExistingTable> {
  const isAws = !config.dynamoEndpoint && !config.tableFile && config.region !== NO_REGION;
  const engine = isAws || config.dynamoEndpoint ? undefined : await startOwnTable(config);
  const table = openTable(config, engine?.endpoint);
  const close = async () => {
    table.client.destroy();
    await engine?.stop();
  };
  try {
    await reachTable(table, config);
  } catch (error) {
    await close();
    throw error;
  }
  return { table, isAws, close };
}

function startOwnTable({ home, tableFile }: Config): ReturnType<typeof startDynoxide> {
  const file = tableFile ?? join(home, 'table.db');
  if (existsSync(file)) return startDynoxide(file);
  throw new UsageError(
    `Which table? Set AEGIS_TABLE_FILE for one in a file, AWS_REGION for one on AWS, or AWS_ENDPOINT_URL_DYNAMODB for another engine. There's no embedded one: ${file} doesn't exist.`,
  );
}
