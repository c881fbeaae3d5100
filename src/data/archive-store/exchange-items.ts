import { type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { failedConditions } from '../table/failures.js';
import { keyOf, type RawItem } from '../table/raw-item.js';
import { retryConflicts } from '../table/retries.js';
import type { Table } from '../table/table-client.js';
import { unchanged } from './unchanged-condition.js';

/**
 * A change of one item: the item as it was read (undefined if absent), and as it
 * should be (undefined to delete it).
 */
export interface Exchange {
  before?: RawItem | undefined;
  after?: RawItem | undefined;
}

/** The specification deletes in batches of 25; a transaction is limited to 4 MB. */
const BATCH_MAX = 25;
const BATCH_BYTES = 2_000_000;

/** Exchanges all items or none; false if one has changed since it was read. 2 WRU per KB. */
export async function exchangeTogether(table: Table, exchanges: readonly Exchange[]): Promise<boolean> {
  const writes = exchanges.map((exchange) => buildExchange(table.name, exchange));
  return (await transact(table, writes)).length === 0;
}

/**
 * Exchanges any number of items, 25 per transaction. Each transaction also checks that the guard hasn't
 * changed since it was read, so nothing is written after it changes. Skips items that changed since they were
 * read. False if the guard changed. 2 WRU per KB.
 */
export async function exchangeGuarded(
  table: Table,
  guard: RawItem | undefined,
  exchanges: readonly Exchange[],
): Promise<boolean> {
  for (const batch of batches(exchanges)) {
    if (!(await exchangeBatch(table, guard, batch))) return false;
  }
  return true;
}

/** Drops changed items until the rest can be written. False if the guard changed. */
async function exchangeBatch(
  table: Table,
  guard: RawItem | undefined,
  batch: readonly Exchange[],
): Promise<boolean> {
  if (batch.length === 0) return true;
  const checks = guard ? [buildGuard(table.name, guard)] : [];
  const writes = batch.map((exchange) => buildExchange(table.name, exchange));
  const failed = await transact(table, [...checks, ...writes]);
  if (guard && failed.includes(0)) return false;
  if (failed.length === 0) return true;
  const rest = batch.filter((_, i) => !failed.includes(i + checks.length));
  return exchangeBatch(table, guard, rest);
}

/** Positions whose condition failed; empty when everything was written. */
async function transact(table: Table, TransactItems: TransactWriteItem[]): Promise<number[]> {
  try {
    await retryConflicts(() => table.client.send(new TransactWriteItemsCommand({ TransactItems })));
    return [];
  } catch (error) {
    const failed = failedConditions(error);
    if (failed.length === 0) throw error;
    return failed;
  }
}

function buildGuard(TableName: string, guard: RawItem): TransactWriteItem {
  return { ConditionCheck: { TableName, Key: rawKeyOf(guard), ...unchanged(guard) } };
}

function buildExchange(TableName: string, { before, after }: Exchange): TransactWriteItem {
  const condition = unchanged(before);
  if (after) return { Put: { TableName, Item: after, ...condition } };
  return { Delete: { TableName, Key: rawKeyOf(before ?? {}), ...condition } };
}

function rawKeyOf(raw: RawItem): RawItem {
  const { PK, SK } = keyOf(raw);
  return { PK: { S: PK }, SK: { S: SK } };
}

function batches(exchanges: readonly Exchange[]): Exchange[][] {
  const all: Exchange[][] = [];
  let bytes = 0;
  for (const exchange of exchanges) {
    const size = Buffer.byteLength(JSON.stringify(exchange));
    const current = all.at(-1);
    const isFull = !current || current.length === BATCH_MAX || bytes + size > BATCH_BYTES;
    if (isFull) all.push([exchange]);
    else current.push(exchange);
    bytes = isFull ? size : bytes + size;
  }
  return all;
}
