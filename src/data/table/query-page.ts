import * as z from 'zod';
import type { Page, PageQuery } from '../../base/pages.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import type { Item } from './entity.js';
import type { ItemKeys } from './keys.js';
import { type PlainQuery, query } from './plain-requests.js';
import { hiddenAt } from './retention.js';
import type { Table } from './table-client.js';

type IndexName = 'GSI1' | 'GSI2' | 'GSI3';

export interface PagedQuery<T> {
  /** Binds cursors to this list by its kind and parameters. */
  name: string;
  input: Omit<PlainQuery, 'Limit' | 'ExclusiveStartKey' | 'IndexName'> & {
    IndexName?: IndexName;
  };
  /** Returns undefined for an invalid item, which is left out. */
  read: (item: Item) => T | undefined;
}

const startKey = z.record(z.string(), z.string());

/**
 * One page of a query without expired items. Reads one item more than it returns, so that a cursor never
 * leads to an empty page, and reads further if a filter leaves too few.
 */
export async function queryPage<T>(
  table: Table,
  { name, input, read }: PagedQuery<T>,
  { limit, cursor }: PageQuery,
): Promise<Page<T>> {
  const isHidden = hiddenAt(table.now());
  const found: Item[] = [];
  let ExclusiveStartKey = decodeCursor<Record<string, unknown>>(name, cursor, startKey);
  do {
    const page = await query(table, {
      ...input,
      Limit: limit + 1,
      ...(ExclusiveStartKey && { ExclusiveStartKey }),
    });
    found.push(...page.items.filter((item) => !isHidden(item)));
    ExclusiveStartKey = page.next;
  } while (ExclusiveStartKey && found.length <= limit);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.flatMap((item) => read(item) ?? []),
    ...(last && found.length > limit && { cursor: encodeCursor(name, keyIn(last, input.IndexName)) }),
  };
}

/** The key after which a query of the table or an index continues. */
export function keyIn(item: Item, indexName?: IndexName): Record<string, unknown> {
  const names: (keyof ItemKeys)[] = indexName
    ? ['PK', 'SK', `${indexName}PK`, `${indexName}SK`]
    : ['PK', 'SK'];
  return Object.fromEntries(names.map((key) => [key, item[key]]));
}
