import type { Item } from './entity.js';
import { isConditionFailure } from './failures.js';

/** A put that never overwrites. */
export function putNew(tableName: string, item: Item) {
  return { TableName: tableName, Item: item, ConditionExpression: 'attribute_not_exists(PK)' };
}

interface Upsert {
  tableName: string;
  key: { PK: string; SK: string };
  /** Written in any case. */
  set: Item;
  /** Written where the item lacks them. */
  keep?: Item;
  remove?: readonly string[];
  condition?: string;
}

/** An update that completes an item which may not be there yet. */
export function buildUpsert({ tableName, key, set, keep = {}, remove = [], condition }: Upsert) {
  const sets = definedEntries(set);
  const keeps = definedEntries(keep);
  const written = [...sets, ...keeps];
  const assignments = [
    ...sets.map(([name]) => `#${name} = :${name}`),
    ...keeps.map(([name]) => `#${name} = if_not_exists(#${name}, :${name})`),
  ];
  const clauses = [
    ...(assignments.length > 0 ? [`SET ${assignments.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`] : []),
  ];
  return {
    TableName: tableName,
    Key: key,
    UpdateExpression: clauses.join(' '),
    ...(condition && { ConditionExpression: condition }),
    ExpressionAttributeNames: Object.fromEntries(
      [...written.map(([name]) => name), ...remove].map((name) => [`#${name}`, name]),
    ),
    ExpressionAttributeValues: Object.fromEntries(written.map(([name, value]) => [`:${name}`, value])),
  };
}

/** Runs a conditional write; false when its condition did not hold, that is, when there was nothing to do. */
export async function unlessRefused(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

function definedEntries(item: Item): [string, unknown][] {
  return Object.entries(item).filter(([, value]) => value !== undefined);
}
