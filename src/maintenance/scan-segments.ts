import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../data/table/entity.js';
import type { Table } from '../data/table/table-client.js';
import type { Pace } from './pace.js';

export interface Segment {
  number: number;
  of: number;
}

interface ScanPage {
  items: Item[];
  /** Where the next page starts; absent at the end. */
  next?: Item;
}

interface ScanOptions {
  pace: Pace;
  segment: Segment;
  /** The key after which to continue. */
  from?: Item | undefined;
  /** An index to read instead of the table. */
  indexName?: string;
  pageSize?: number;
}

/**
 * Scans one segment of the table or an index page by page, paced by its consumption: 0.5 RRU for 4 KB. For
 * maintenance only, because the cost grows with the table.
 */
export async function* scanSegment(table: Table, options: ScanOptions): AsyncGenerator<ScanPage> {
  let from = options.from;
  do {
    const page = await table.client.send(new ScanCommand(buildScan(table.name, { ...options, from })));
    from = page.LastEvaluatedKey;
    await options.pace.after(page.ConsumedCapacity?.CapacityUnits ?? 0);
    yield { items: page.Items ?? [], ...(from && { next: from }) };
  } while (from);
}

function buildScan(
  tableName: string,
  { segment, from, indexName, pageSize = 200 }: ScanOptions,
): ScanCommandInput {
  return {
    TableName: tableName,
    Segment: segment.number,
    TotalSegments: segment.of,
    Limit: pageSize,
    ReturnConsumedCapacity: 'TOTAL',
    ...(indexName && { IndexName: indexName }),
    ...(from && { ExclusiveStartKey: from }),
  };
}

/** The segments of a parallel scan. */
export function segmentsOf(of: number): Segment[] {
  return Array.from({ length: of }, (_, number) => ({ number, of }));
}
