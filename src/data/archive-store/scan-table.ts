import { ScanCommand, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { epochSeconds } from '../../base/timestamp.js';
import { pk } from '../table/keys.js';
import type { RawItem } from '../table/raw-item.js';
import type { Table } from '../table/table-client.js';
import { contentRefsIn } from './content-refs-in.js';
import { exchangeGuarded } from './exchange-items.js';

/**
 * Every `content_ref` in the table. Scans the table: 0.5 RRU for 4 KB, doubled
 * because the read is consistent.
 */
export async function contentRefs(table: Table): Promise<Set<string>> {
  const refs = new Set<string>();
  const FilterExpression = 'attribute_exists(content_ref) OR attribute_exists(files)';
  for await (const item of scanAll(table, { FilterExpression, ConsistentRead: true })) {
    for (const ref of contentRefsIn(item)) refs.add(ref);
  }
  return refs;
}

/**
 * Removes expired rows outside incidents, mostly requests, and returns how many. DynamoDB does this
 * automatically; a local engine doesn't. Scans the whole table.
 */
export async function removeExpiredRows(table: Table): Promise<number> {
  const expired: RawItem[] = [];
  const scan = {
    FilterExpression: 'expires_at <= :now AND NOT begins_with(PK, :incident)',
    ExpressionAttributeValues: {
      ':now': { N: String(epochSeconds(table.now())) },
      ':incident': { S: pk.prefix.incident },
    },
  };
  for await (const item of scanAll(table, scan)) expired.push(item);
  await exchangeGuarded(
    table,
    undefined,
    expired.map((before) => ({ before })),
  );
  return expired.length;
}

async function* scanAll(table: Table, scan: Omit<ScanCommandInput, 'TableName'>): AsyncGenerator<RawItem> {
  let ExclusiveStartKey: RawItem | undefined;
  do {
    const page = await table.client.send(
      new ScanCommand({ ...scan, TableName: table.name, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    yield* page.Items ?? [];
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
}
