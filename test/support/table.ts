import { CreateTableCommand, DeleteTableCommand, ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, inject } from 'vitest';
import { buildCreateTable } from '../../src/data/table/create-table-if-missing.js';
import type { Table } from '../../src/data/table/table-client.js';
import { openMemoryTable } from './memory-table/open-memory-table.js';
import { openTestTable } from './open-test-table.js';

/** Earlier than any expiry in the tests' records. */
const TEST_NOW = '2025-01-16T00:00:00.000000Z';

/** Whether the engine counts capacity as AWS documents it; DynamoDB Local counts a transaction's index writes twice. */
export const COUNTS_CAPACITY = process.env.AEGIS_TEST_DYNAMODB === undefined;

/** Tables made by this process, in any of its files. */
let made = 0;

/** Those that are there, by name. */
const open = new Map<string, Table>();

let opened: Table['client'] | undefined;

/** Makes and drops all tables of this process, whatever a test lets the client of its own table do. */
function keeper(): Table['client'] {
  opened ??= openTestTable({ endpoint: inject('tableEndpoint'), tableName: '', now: () => TEST_NOW }).client;
  return opened;
}

/** The returned function makes a fresh, empty table in a real engine. Tables last as long as the tests of the file. */
export function useTables(): () => Promise<Table> {
  const names: string[] = [];
  afterAll(async () => {
    await Promise.all(names.map(dropTable));
  });
  return async () => {
    made += 1;
    const tableName = `test-${process.pid}-${made}`;
    if (process.env.AEGIS_TEST_TABLE === 'memory') return openMemoryTable(tableName, () => TEST_NOW);
    const table = openTestTable({ endpoint: inject('tableEndpoint'), tableName, now: () => TEST_NOW });
    await keeper().send(new CreateTableCommand(buildCreateTable(tableName)));
    open.set(tableName, table);
    names.push(tableName);
    return table;
  };
}

/**
 * For a test that makes many tables. The engine takes some 2 ms of CPU time to make one of a hundred tables, and 30 ms
 * to make one of a thousand.
 */
export async function dropTable(name: string): Promise<void> {
  const table = open.get(name);
  if (!open.delete(name)) return;
  table?.client.destroy();
  try {
    await keeper().send(new DeleteTableCommand({ TableName: name }));
  } catch (error) {
    // By its test.
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
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
