import { QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { pk } from '../table/keys.js';
import type { RawItem } from '../table/raw-item.js';
import type { Table } from '../table/table-client.js';

/**
 * Everything under an incident's partition key by sort key, other programs' and expired items included. 1 RRU for 4 KB.
 */
export async function readPartition(table: Table, incidentId: string): Promise<RawItem[]> {
  return readAll(table, partitionOf(incidentId));
}

/** The items of an incident that expire before a moment, in epoch seconds. Reads the partition, 1 RRU for 4 KB. */
export async function readExpiring(table: Table, incidentId: string, before: number): Promise<RawItem[]> {
  const query = partitionOf(incidentId);
  return readAll(table, {
    ...query,
    FilterExpression: 'expires_at < :before',
    ExpressionAttributeValues: { ...query.ExpressionAttributeValues, ':before': { N: String(before) } },
  });
}

function partitionOf(incidentId: string) {
  return {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': { S: pk.incident(incidentId) } },
    ConsistentRead: true,
  };
}

async function readAll(table: Table, query: Omit<QueryCommandInput, 'TableName'>): Promise<RawItem[]> {
  const found: RawItem[] = [];
  let ExclusiveStartKey: RawItem | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({ ...query, TableName: table.name, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
    );
    found.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return found;
}
