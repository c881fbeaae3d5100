import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { chunks } from '../../base/chunks.js';
import type { Item } from './entity.js';
import { keyOf, plainItem, rawItem } from './raw-item.js';
import { retryUnprocessed } from './retries.js';
import type { Table } from './table-client.js';

/** DynamoDB's limits for one request. */
const READ_MAX = 100;
const WRITE_MAX = 25;

interface Key {
  PK: string;
  SK: string;
}

/**
 * Reads any number of items, duplicates allowed, into a map by `PK SK`; absent items aren't in it. Retries unprocessed
 * keys. 0.5 RRU for an item of up to 4 KB, 1 if consistent.
 */
export async function getMany(
  table: Table,
  keys: readonly Key[],
  { consistent = false } = {},
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  const wanted = [...new Map(keys.map((key) => [nameOf(key), key])).values()];
  for (const chunk of chunks(wanted, READ_MAX)) {
    await retryUnprocessed(chunk, async (keys) => {
      const Keys = keys.map(({ PK, SK }) => rawItem({ PK, SK }));
      const { Responses, UnprocessedKeys } = await table.client.send(
        new BatchGetItemCommand({
          RequestItems: { [table.name]: { Keys, ...(consistent && { ConsistentRead: true }) } },
        }),
      );
      for (const item of (Responses?.[table.name] ?? []).map(plainItem)) found.set(nameOf(item), item);
      return (UnprocessedKeys?.[table.name]?.Keys ?? []).map(keyOf);
    });
  }
  return found;
}

export type Write = { put: Item } | { delete: Key };

/** Writes any number of items without conditions, 25 per request. Retries unprocessed ones. */
export async function writeMany(table: Table, writes: readonly Write[]): Promise<void> {
  const requests = writes.map((write) =>
    'put' in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: write.delete } },
  );
  for (const chunk of chunks(requests, WRITE_MAX)) {
    await retryUnprocessed(chunk, async (rest) => {
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteCommand({ RequestItems: { [table.name]: [...rest] } }),
      );
      return (UnprocessedItems?.[table.name] ?? []) as typeof requests;
    });
  }
}

export function nameOf({ PK, SK }: { PK?: unknown; SK?: unknown }): string {
  return `${PK} ${SK}`;
}
