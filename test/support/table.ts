import { afterAll, beforeAll } from 'vitest';
import { createTableIfMissing } from '../../src/data/create-table.js';
import { createTable, type Table } from '../../src/data/dynamo.js';
import { type EmbeddedTable, startDynoxide } from '../../src/local/dynoxide.js';

/** Before anything in the tests' records expires. */
const TEST_NOW = '2025-01-16T00:00:00.000000Z';

/**
 * Starts one real table engine for a test file. The returned function makes a fresh, empty table in it.
 */
export function useTables(): () => Promise<Table> {
  let engine: EmbeddedTable;
  const tables: Table[] = [];
  let count = 0;
  beforeAll(async () => {
    engine = await startDynoxide();
  });
  afterAll(async () => {
    for (const table of tables) table.client.destroy();
    await engine.stop();
  });
  return async () => {
    count += 1;
    const table = createTable({
      region: 'eu-west-1',
      endpoint: engine.endpoint,
      tableName: `test-${count}`,
      now: () => TEST_NOW,
    });
    await createTableIfMissing(table);
    tables.push(table);
    return table;
  };
}
