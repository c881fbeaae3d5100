import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { startDynoxide } from '../../src/app/embedded/dynoxide.js';
import { createTableIfMissing } from '../../src/data/table/create-table-if-missing.js';
import { createTable, type Table } from '../../src/data/table/table-client.js';

/** Before anything in the tests' records expires. */
const TEST_NOW = '2025-01-16T00:00:00.000000Z';

/** A busy machine may take seconds to accept a connection. */
export const PATIENT = { connectMs: 30_000, requestMs: 30_000 };

/** Another engine to test against, set by `npm run test:conformance`. */
const OTHER_ENGINE = process.env.AEGIS_TEST_DYNAMODB;

/** Whether the engine counts capacity as AWS documents it; DynamoDB Local counts a transaction's index writes twice. */
export const COUNTS_CAPACITY = OTHER_ENGINE === undefined;

/** Tables made by this process, in whatever file: another engine outlives the files. */
let made = 0;

/** Starts one real table engine for a test file. The returned function makes a fresh, empty table in it. */
export function useTables(): () => Promise<Table> {
  let engine: { endpoint: string; stop(): Promise<void> };
  const tables: Table[] = [];
  beforeAll(async () => {
    engine = OTHER_ENGINE ? { endpoint: OTHER_ENGINE, stop: async () => undefined } : await startDynoxide();
  });
  afterAll(async () => {
    for (const table of tables) table.client.destroy();
    await engine.stop();
  });
  return async () => {
    made += 1;
    const tableName = `test-${process.pid}-${made}`;
    const table = createTable({
      region: 'eu-west-1',
      endpoint: engine.endpoint,
      tableName,
      now: () => TEST_NOW,
      timeouts: PATIENT,
    });
    await createTableIfMissing(table);
    tables.push(table);
    return table;
  };
}

/** Every item of a table in the order of the keys, for "nothing has changed". */
export async function everythingIn({ client, name }: Table): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  return Items.sort((a, b) => `${a.PK} ${a.SK}`.localeCompare(`${b.PK} ${b.SK}`));
}
