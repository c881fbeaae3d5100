import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { putNew, unlessRefused } from './conditional-writes.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Table } from './dynamo.js';
import { eventEntity, type TimelineEvent } from './entities/event.js';
import { pk, sk } from './keys.js';
import type { Page } from './list-incidents.js';

/** Adds an event unless it is there already. Tells whether it was added. 1 WRU. */
export async function recordEvent(table: Table, event: TimelineEvent): Promise<boolean> {
  const put = putNew(table.name, eventEntity.toItem(event));
  return unlessRefused(() => table.client.send(new PutCommand(put)));
}

const place = z.object({ SK: z.string() });

export interface TimelineQuery {
  limit: number;
  cursor?: string | undefined;
  /** Only pinned and marked events. */
  keyOnly?: boolean | undefined;
}

/** One page of an incident's events, newest first. */
export async function timeline(
  table: Table,
  incidentId: string,
  { limit, cursor, keyOnly = false }: TimelineQuery,
): Promise<Page<TimelineEvent>> {
  const name = `timeline:${incidentId}:${keyOnly}`;
  const PK = pk.incident(incidentId);
  const after = decodeCursor(name, cursor, place);
  const { Items = [], LastEvaluatedKey } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :event)',
      ExpressionAttributeValues: {
        ':pk': PK,
        ':event': sk.prefix.event,
        ...(keyOnly && { ':yes': true }),
      },
      ...(keyOnly && { FilterExpression: 'key_event = :yes' }),
      ScanIndexForward: false,
      Limit: limit,
      ...(after && { ExclusiveStartKey: { PK, ...after } }),
    }),
  );
  const items = Items.flatMap((item) => eventEntity.fromItem(item) ?? []);
  return {
    items,
    ...(LastEvaluatedKey && { cursor: encodeCursor(name, { SK: LastEvaluatedKey.SK }) }),
  };
}
