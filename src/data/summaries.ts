import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { nextMicrosecond } from '../timestamp.js';
import { putNew, unlessRefused } from './conditional-writes.js';
import type { Table } from './dynamo.js';
import { type Summary, summaryEntity } from './entities/summary.js';
import { pk, sk } from './keys.js';

/** Stores a summary; its timestamp makes way by a microsecond when it is taken. 1 WRU a KB. */
export async function recordSummary(table: Table, summary: Summary): Promise<Summary> {
  const put = putNew(table.name, summaryEntity.toItem(summary));
  const stored = await unlessRefused(() => table.client.send(new PutCommand(put)));
  if (stored) return summary;
  return recordSummary(table, { ...summary, timestamp: nextMicrosecond(summary.timestamp) });
}

/** The newest summary of an incident; undefined when there is none. */
export async function latestSummary(table: Table, incidentId: string): Promise<Summary | undefined> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :summary)',
      ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':summary': sk.prefix.summary },
      ScanIndexForward: false,
      Limit: 1,
    }),
  );
  return Items[0] && summaryEntity.fromItem(Items[0]);
}
