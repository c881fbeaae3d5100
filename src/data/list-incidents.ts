import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Table } from './dynamo.js';
import { type Incident, incidentEntity, type Severity } from './entities/incident.js';
import type { Item } from './entity.js';
import { index, sk } from './keys.js';
import type { Page, PageQuery } from './pages.js';

export interface ListQuery extends PageQuery {
  /** Read side by side and merged: most severe first, then oldest first. */
  statuses: readonly string[];
  severity?: Severity | undefined;
}

/** The index sort key and partition key of the last incident shown. */
const place = z.object({ GSI1SK: z.string(), PK: z.string() });
/** How far each status has been read. */
const position = z.record(z.string(), place);
type Position = z.output<typeof position>;

interface Found {
  status: string;
  item: Item;
}

function buildStatusQuery(
  tableName: string,
  query: {
    status: string;
    severity?: Severity | undefined;
    limit: number;
    after?: z.output<typeof place> | undefined;
  },
) {
  const GSI1PK = index.status(query.status);
  return {
    TableName: tableName,
    IndexName: 'GSI1',
    KeyConditionExpression: `GSI1PK = :status${query.severity ? ' AND begins_with(GSI1SK, :severity)' : ''}`,
    ExpressionAttributeValues: {
      ':status': GSI1PK,
      ...(query.severity && { ':severity': index.severity(query.severity) }),
    },
    Limit: query.limit,
    ...(query.after && { ExclusiveStartKey: { ...query.after, SK: sk.metadata, GSI1PK } }),
  };
}

/**
 * One page of the incidents of the given statuses. One query a status; 0.5 RRU each for up to 4 KB. A page may
 * lag behind a write of the last second, as index reads do.
 */
export async function listIncidents(table: Table, query: ListQuery): Promise<Page<Incident>> {
  const name = `status:${query.statuses.join(',')}:${query.severity ?? ''}`;
  const before = decodeCursor(name, query.cursor, position) ?? {};
  const found = await Promise.all(
    query.statuses.map(async (status): Promise<Found[]> => {
      const { severity } = query;
      const input = { status, severity, limit: query.limit + 1, after: before[status] };
      const { Items = [] } = await table.client.send(new QueryCommand(buildStatusQuery(table.name, input)));
      return Items.map((item) => ({ status, item }));
    }),
  );
  const merged = found.flat().sort((a, b) => compare(String(a.item.GSI1SK), String(b.item.GSI1SK)));
  const shown = merged.slice(0, query.limit);
  const items = shown.flatMap(({ item }) => incidentEntity.fromItem(item) ?? []);
  return {
    items,
    ...(merged.length > query.limit && { cursor: encodeCursor(name, advance(before, shown)) }),
  };
}

function advance(before: Position, shown: Found[]): Position {
  const latest = shown.map(({ status, item }) => [status, place.parse(item)] as const);
  return { ...before, ...Object.fromEntries(latest) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** How many incidents have a status (pattern 10). Exact but for the last second; 0.5 RRU for 4 KB of them. */
export async function countByStatus(table: Table, status: string): Promise<number> {
  let count = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :status',
        ExpressionAttributeValues: { ':status': index.status(status) },
        Select: 'COUNT',
        ...(ExclusiveStartKey && { ExclusiveStartKey }),
      }),
    );
    count += page.Count ?? 0;
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return count;
}
