import type { Timestamp } from '../../base/timestamp.js';
import type { Item } from '../table/entity.js';
import { pk } from '../table/keys.js';
import { query } from '../table/plain-requests.js';
import { readSortKey } from '../table/read-keys.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

/** An incident's items under one prefix, newest first, read page by page as needed. */
export interface DescendingRange<T> {
  /**
   * The newest entry that hasn't been taken. Undefined if there's none, if none is as new as
   * `atLeast`, or if the range is exhausted.
   */
  first(atLeast?: Timestamp): Promise<T | undefined>;
  take(): T;
  /** Whether continuing would take more reads than one page of a list may use. */
  isExhausted(): boolean;
  /** The sort key after which the rest begins; undefined at the start. */
  position(): string | undefined;
}

interface RangeQuery<T> {
  incidentId: string;
  prefix: string;
  /** Start after this sort key. */
  from: string | undefined;
  pageSize: number;
  /** Maximum number of requests; unlimited if absent. */
  maxPages?: number;
  filter?: { FilterExpression: string; names?: Record<string, string>; values: Record<string, unknown> };
  /** Returns undefined to leave out an item. */
  read(item: Item): T | undefined;
}

export function createDescendingRange<T>(table: Table, range: RangeQuery<T>): DescendingRange<T> {
  const isHidden = hiddenAt(table.now());
  const buffer: { sortKey: string; entry: T }[] = [];
  /** Everything newer was read. */
  let readDownTo = range.from;
  let taken = range.from;
  let isAtEnd = false;
  let pages = 0;
  let isExhausted = false;

  async function readPage(): Promise<void> {
    pages += 1;
    const { items, next } = await query(table, buildQuery(range, readDownTo));
    for (const item of items) {
      const entry = isHidden(item) ? undefined : range.read(item);
      if (entry !== undefined) buffer.push({ sortKey: String(item.SK), entry });
    }
    if (next) readDownTo = String(next.SK);
    else isAtEnd = true;
  }

  const mayHave = (atLeast: Timestamp) =>
    readDownTo === undefined || readSortKey(readDownTo).timestamp >= atLeast;

  return {
    async first(atLeast = '') {
      while (buffer.length === 0 && !isAtEnd && mayHave(atLeast)) {
        isExhausted = range.maxPages !== undefined && pages >= range.maxPages;
        if (isExhausted) return undefined;
        await readPage();
      }
      return buffer[0]?.entry;
    },
    take() {
      const first = buffer.shift();
      if (!first) throw new RangeError('There is nothing to take.');
      taken = first.sortKey;
      return first.entry;
    },
    isExhausted: () => isExhausted,
    position: () => (buffer.length > 0 ? taken : older(taken, readDownTo)),
  };
}

function older(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function buildQuery<T>({ incidentId, prefix, pageSize, filter }: RangeQuery<T>, after: string | undefined) {
  const PK = pk.incident(incidentId);
  return {
    KeyConditionExpression: 'PK = :pk AND begins_with(SK, :prefix)',
    ExpressionAttributeValues: { ':pk': PK, ':prefix': prefix, ...filter?.values },
    ...(filter && { FilterExpression: filter.FilterExpression }),
    ...(filter?.names && { ExpressionAttributeNames: filter.names }),
    ScanIndexForward: false,
    Limit: pageSize,
    ...(after !== undefined && { ExclusiveStartKey: { PK, SK: after } }),
  };
}
