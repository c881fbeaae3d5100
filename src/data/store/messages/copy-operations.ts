import { mapInChunks } from '../../../base/chunks.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { messageCopyEntity } from '../../entities/lookup-entities.js';
import { keysOf } from '../../table/keys.js';
import { putItem, queryAll } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';

const PARALLEL = 10;

/** Records that an incident is about to get copies of another channel's messages. 1 WRU each. */
async function recordCopies(
  table: Table,
  { incident_id, channel_id }: { incident_id: string; channel_id: string },
  timestamps: readonly Timestamp[],
): Promise<void> {
  const items = timestamps.map((timestamp) =>
    messageCopyEntity.toItem({ incident_id, channel_id, timestamp }),
  );
  await mapInChunks(items, PARALLEL, (Item) => putItem(table, { TableName: table.name, Item }));
}

/** The incidents that have a copy of a message. 1 RRU. */
async function incidentsWithCopy(table: Table, channel_id: string, timestamp: Timestamp): Promise<string[]> {
  const { PK } = keysOf.messageCopy({ channel_id, timestamp, incident_id: '' });
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': PK },
    ConsistentRead: true,
  });
  return items.flatMap((item) => messageCopyEntity.fromItem(item)?.incident_id ?? []);
}

export const copyOperations = { incidentsWithCopy, recordCopies };
