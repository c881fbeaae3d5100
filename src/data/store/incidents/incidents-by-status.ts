import * as z from 'zod';
import type { Page, PageQuery } from '../../../base/pages.js';
import { ACTIVE_STATUSES, type Incident, type Severity } from '../../../incidents/records/incident.js';
import { incidentEntity } from '../../entities/incident-entity.js';
import { decodeCursor, encodeCursor } from '../../table/cursor.js';
import type { Item } from '../../table/entity.js';
import { index, sk, VISIBILITIES, type Visibility } from '../../table/keys.js';
import { query, queryAll } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';

export interface ListQuery extends PageQuery {
  /** Read in parallel and merged: most severe first, then oldest first. */
  statuses: readonly string[];
  severity?: Severity | undefined;
  /** `public` if absent. */
  visibility?: Visibility | undefined;
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

interface StatusQuery {
  status: string;
  visibility: Visibility;
  severity?: Severity | undefined;
  limit: number;
  after?: z.output<typeof place> | undefined;
}

function buildStatusQuery({ status, visibility, severity, limit, after }: StatusQuery) {
  const GSI1PK = index.status(status, visibility);
  return {
    IndexName: 'GSI1',
    KeyConditionExpression: `GSI1PK = :status${severity ? ' AND begins_with(GSI1SK, :severity)' : ''}`,
    ExpressionAttributeValues: {
      ':status': GSI1PK,
      ...(severity && { ':severity': index.severity(severity) }),
    },
    Limit: limit,
    ...(after && { ExclusiveStartKey: { ...after, SK: sk.metadata, GSI1PK } }),
  };
}

/**
 * One page of the incidents with the given statuses. One query per status; 0.5 RRU each for up to 4 KB. Index reads may
 * miss writes of the last second.
 */
export async function listIncidents(table: Table, asked: ListQuery): Promise<Page<Incident>> {
  const { severity, visibility = 'public' } = asked;
  const name = `status:${asked.statuses.join(',')}:${severity ?? ''}:${visibility}`;
  const before = decodeCursor(name, asked.cursor, position) ?? {};
  const found = await Promise.all(
    asked.statuses.map(async (status): Promise<Found[]> => {
      const input = { status, visibility, severity, limit: asked.limit + 1, after: before[status] };
      const { items } = await query(table, buildStatusQuery(input));
      return items.map((item) => ({ status, item }));
    }),
  );
  const merged = found.flat().sort((a, b) => compare(String(a.item.GSI1SK), String(b.item.GSI1SK)));
  const shown = merged.slice(0, asked.limit);
  const items = shown.flatMap(({ item }) => incidentEntity.fromItem(item) ?? []);
  return {
    items,
    ...(merged.length > asked.limit && { cursor: encodeCursor(name, advance(before, shown)) }),
  };
}

function advance(before: Position, shown: Found[]): Position {
  const latest = shown.map(({ status, item }) => [status, place.parse(item)] as const);
  return { ...before, ...Object.fromEntries(latest) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/**
 * How many incidents have a status (pattern 10). May miss writes of the last second;
 * 0.5 RRU for 4 KB of incidents.
 */
export async function countByStatus(table: Table, status: string): Promise<number> {
  let count = 0;
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = await query(table, {
      IndexName: 'GSI1',
      KeyConditionExpression: 'GSI1PK = :status',
      ExpressionAttributeValues: { ':status': index.status(status) },
      Select: 'COUNT',
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    count += page.count;
    ExclusiveStartKey = page.next;
  } while (ExclusiveStartKey);
  return count;
}

/** Every incident that isn't closed, private ones included. 0.5 RRU for 4 KB of each status. */
export async function unclosedIncidents(table: Table): Promise<Incident[]> {
  const partitions = VISIBILITIES.flatMap((visibility) =>
    [...ACTIVE_STATUSES, 'RESOLVED'].map((status) => index.status(status, visibility)),
  );
  const found = await Promise.all(
    partitions.map((partition) =>
      queryAll(table, {
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :status',
        ExpressionAttributeValues: { ':status': partition },
      }),
    ),
  );
  return found.flat().flatMap((item) => incidentEntity.fromItem(item) ?? []);
}
