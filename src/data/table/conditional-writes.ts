import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './entity.js';
import { isConditionFailure } from './failures.js';
import { isOwnWrite } from './own-writes.js';
import { updateItem } from './plain-requests.js';
import { plainItem, rawItem } from './raw-item.js';
import { type Storable, storable } from './storable.js';
import type { Table } from './table-client.js';

/** A put that never overwrites. */
export function putNew(tableName: string, item: Storable) {
  return { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(PK)' };
}

/** A put of an item's next version; it fails unless the stored version is `before` (0 for the first). */
export function putVersion(tableName: string, item: Storable, before: number) {
  if (before === 0) return putNew(tableName, item);
  return {
    TableName: tableName,
    Item: item,
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': before },
  };
}

interface Upsert {
  tableName: string;
  key: { PK: string; SK: string };
  /** Always written. */
  set?: Item;
  /** Written only where absent. */
  keep?: Item;
  remove?: readonly string[];
  /** A number to increment by one. */
  count?: string;
  condition?: string;
}

/** An update of an item that may not exist yet. */
export function buildUpsert({ tableName, key, set = {}, keep = {}, remove = [], count, condition }: Upsert) {
  const sets = definedEntries(storable(set));
  const keeps = definedEntries(storable(keep));
  const written = [...sets, ...keeps];
  const assignments = [
    ...sets.map(([name]) => `#${name} = :${name}`),
    ...keeps.map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`),
  ];
  const clauses = [
    ...(assignments.length > 0 ? [`SET ${assignments.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
    ...(count ? [`ADD #${count} :one`] : []),
  ];
  const values = {
    ...Object.fromEntries(written.map(([name, value]) => [`:${name}`, value])),
    ...(count && { ':one': 1 }),
  };
  return {
    TableName: tableName,
    Key: key,
    UpdateExpression: clauses.join(' '),
    ...(condition && { ConditionExpression: condition }),
    ExpressionAttributeNames: Object.fromEntries(
      [...written.map(([name]) => name), ...remove, ...(count ? [count] : [])].map((name) => [
        `#${name}`,
        name,
      ]),
    ),
    // An update that only removes attributes has no values, and DynamoDB refuses an empty object.
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/**
 * Runs a conditional write; false if its condition failed, so there was nothing to do. True if the condition
 * failed only because this same write had already been applied and its response was lost.
 */
export async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return isOwnWrite(error);
    throw error;
  }
}

/** Updates an item, or makes it; false when the condition refuses it. */
export function upsertUnlessRefused(table: Table, upsert: Omit<Upsert, 'tableName'>): Promise<boolean> {
  const update = buildUpsert({ tableName: table.name, ...upsert });
  return unlessRefused(() => updateItem(table, update));
}

export async function readItem(table: Table, key: { PK: string; SK: string }): Promise<Item | undefined> {
  const { PK, SK } = key;
  const read = { TableName: table.name, Key: rawItem({ PK, SK }), ConsistentRead: true };
  const { Item } = await table.client.send(new GetItemCommand(read));
  return Item && plainItem(Item);
}

function definedEntries(item: Item): [string, unknown][] {
  return Object.entries(item).filter(([, value]) => value !== undefined);
}
