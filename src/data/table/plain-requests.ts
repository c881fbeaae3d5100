import {
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './entity.js';
import { isOwnWrite } from './own-writes.js';
import { plainItem, type RawItem, rawItem } from './raw-item.js';
import { retryConflicts } from './retries.js';
import type { Storable } from './storable.js';
import type { Table } from './table-client.js';

/** The parts of a request that have values, before marshalling. */
interface Values {
  Item?: Item;
  Key?: Item;
  ExclusiveStartKey?: Item;
  ExpressionAttributeValues?: Item;
}

const VALUES = [
  'Item',
  'Key',
  'ExclusiveStartKey',
  'ExpressionAttributeValues',
] as const satisfies (keyof Values)[];

type WithRawValues<T> = { [Name in keyof T]: Name extends keyof Values ? RawItem : T[Name] };

/** The same request with its values marshalled. */
function withRawValues<T extends Values>(request: T): WithRawValues<T> {
  const raw: object = { ...request };
  for (const name of VALUES) if (request[name]) (raw as Values)[name] = rawItem(request[name]);
  return raw as WithRawValues<T>;
}

export type PlainQuery = Omit<QueryCommandInput, 'TableName' | keyof Values> &
  Pick<Values, 'ExclusiveStartKey' | 'ExpressionAttributeValues'>;

interface Found {
  items: Item[];
  count: number;
  /** Where the next page starts; undefined at the end. */
  next: Item | undefined;
}

/** One page of a query. */
export async function query({ client, name }: Table, input: PlainQuery): Promise<Found> {
  const command = new QueryCommand({ ...withRawValues(input), TableName: name });
  const { Items = [], Count = 0, LastEvaluatedKey } = await client.send(command);
  return { items: Items.map(plainItem), count: Count, next: LastEvaluatedKey && plainItem(LastEvaluatedKey) };
}

/**
 * Number of items to unmarshall before pausing. Without pauses, a page of 1 MB would block
 * the process ten times as long.
 */
const PAGE_ITEMS = 400;

/** The pages of a query, in order. */
export async function* queryPages(table: Table, input: PlainQuery): AsyncGenerator<Item[]> {
  let ExclusiveStartKey: Item | undefined;
  do {
    const start = ExclusiveStartKey && { ExclusiveStartKey };
    const page = await query(table, { Limit: PAGE_ITEMS, ...input, ...start });
    yield page.items;
    ExclusiveStartKey = page.next;
  } while (ExclusiveStartKey);
}

/** All items of a query. */
export async function queryAll(table: Table, input: PlainQuery): Promise<Item[]> {
  const found: Item[] = [];
  for await (const items of queryPages(table, input)) found.push(...items);
  return found;
}

/** How many items of a query there are, at most `max`. A page also ends at 1 MB, which is 256 long messages. */
export async function countUpTo(
  table: Table,
  max: number,
  input: Omit<PlainQuery, 'Select' | 'Limit'>,
): Promise<number> {
  let counted = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const start = ExclusiveStartKey && { ExclusiveStartKey };
    const page = await query(table, { ...input, ...start, Select: 'COUNT', Limit: max - counted });
    counted += page.count;
    ExclusiveStartKey = page.next;
  } while (ExclusiveStartKey && counted < max);
  return counted;
}

interface Write {
  TableName: string;
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
}

interface Put extends Write {
  Item: Storable;
}

export interface Update extends Write {
  Key: Item;
  UpdateExpression: string;
}

export async function putItem({ client }: Table, put: Put): Promise<void> {
  const input = withRawValues(put);
  await retryConflicts(() => client.send(new PutItemCommand(input)));
}

/** Returns the attributes that `ReturnValues` asks for, if any. */
export async function updateItem(
  { client }: Table,
  update: Update & Pick<UpdateItemCommandInput, 'ReturnValues' | 'ReturnValuesOnConditionCheckFailure'>,
): Promise<Item | undefined> {
  const input = withRawValues(update);
  const { Attributes } = await retryConflicts(() => client.send(new UpdateItemCommand(input)));
  return Attributes && plainItem(Attributes);
}

export type TransactItem = { Put: Put } | { Update: Update };

/** Writes everything or nothing. Retries while other transactions are changing the same items. */
export async function transact({ client }: Table, items: readonly TransactItem[]): Promise<void> {
  const TransactItems = items.map((item) =>
    'Put' in item ? { Put: withRawValues(item.Put) } : { Update: withRawValues(item.Update) },
  );
  try {
    await retryConflicts(() => client.send(new TransactWriteItemsCommand({ TransactItems })));
  } catch (error) {
    if (!isOwnWrite(error)) throw error;
  }
}
