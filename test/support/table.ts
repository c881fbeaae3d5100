import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, inject } from 'vitest';
import { createTableIfMissing } from '../../src/data/table/create-table-if-missing.js';
import type { Table } from '../../src/data/table/table-client.js';
import { openMemoryTable } from './memory-table/open-memory-table.js';
import { openTestTable } from './open-test-table.js';

/** Earlier than any expiry in the tests' records. */
const TEST_NOW = '2025-01-16T00:00:00.000000Z';

/** Whether the engine counts capacity as AWS documents it; DynamoDB Local counts a transaction's index writes twice. */
export const COUNTS_CAPACITY = process.env.AEGIS_TEST_DYNAMODB === undefined;

/** Tables made by this process, in any of its files: they all share one engine. */
let made = 0;

/** The returned function makes a fresh, empty table in a real engine. */
export function useTables(): () => Promise<Table> {
  const tables: Table[] = [];
  afterAll(() => {
    for (const table of tables) table.client.destroy();
  });
  return async () => {
    made += 1;
    const tableName = `test-${process.pid}-${made}`;
    if (process.env.AEGIS_TEST_TABLE === 'memory') return openMemoryTable(tableName, () => TEST_NOW);
    const table = openTestTable({ endpoint: inject('tableEndpoint'), tableName, now: () => TEST_NOW });
    await createTableIfMissing(table);
    tables.push(table);
    return table;
  };
}

/** Every item of a table in key order, to assert that nothing changed. */
export async function everythingIn({ client, name }: Table): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let next: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: next });
    const { Items = [], LastEvaluatedKey } = await client.send(scan);
    items.push(...Items);
    next = LastEvaluatedKey;
  } while (next);
  return items.sort((a, b) => `${a.PK} ${a.SK}`.localeCompare(`${b.PK} ${b.SK}`));
}
