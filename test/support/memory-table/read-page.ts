import definition from '../../../src/data/table/table.json' with { type: 'json' };
import { copyItem, type Item, isMet, type Values } from './evaluate.js';
import type { Indexes } from './indexes.js';
import type { Condition } from './parse-expression.js';
import { invalid, parse, type Request, refuseUnused } from './request.js';

const INDEXES = Object.fromEntries(
  definition.Properties.GlobalSecondaryIndexes.map(({ IndexName, Projection }) => [
    IndexName,
    'NonKeyAttributes' in Projection ? Projection.NonKeyAttributes : undefined,
  ]),
);
const MAX_PAGE = 1024 * 1024;

/** What there is to read: the items of each partition, and where the indexes have them. */
export interface Stored {
  partitions: ReadonlyMap<string, ReadonlyMap<string, Item>>;
  indexes: Pick<Indexes, 'partition'>;
}

/** A page of a query or, without a condition on keys, of everything. */
export function readPage(stored: Stored, request: Request) {
  const { IndexName, ExclusiveStartKey, Limit = Number.POSITIVE_INFINITY, ScanIndexForward = true } = request;
  refuseUnused(request);
  const values = request.ExpressionAttributeValues ?? {};
  const condition = request.KeyConditionExpression && parse(request.KeyConditionExpression, request);
  const filter = request.FilterExpression && parse(request.FilterExpression, request);
  const names = IndexName ? [`${IndexName}PK`, `${IndexName}SK`, 'PK', 'SK'] : ['PK', 'SK'];
  const key = condition && String(partitionIn(condition, values));
  const order = (a: Item, b: Item) => compareKeys(a, b, names) * (ScanIndexForward ? 1 : -1);
  const candidates = itemsIn(stored, IndexName, key)
    .filter((item) => names.every((name) => typeof item[name] === 'string'))
    .filter((item) => !condition || isMet(condition, item, values))
    .filter((item) => !ExclusiveStartKey || order(item, ExclusiveStartKey) > 0)
    .sort(order);
  const page: Item[] = [];
  let size = 0;
  for (const item of candidates) {
    if (page.length >= Limit || size > MAX_PAGE) break;
    page.push(item);
    if (candidates.length > 100) size += JSON.stringify(item).length;
  }
  const isCut = page.length < candidates.length || page.length === Limit;
  const last = isCut ? page.at(-1) : undefined;
  return {
    items: page
      .filter((item) => !filter || isMet(filter, item, values))
      .map((item) => copyItem(projected(item, IndexName))),
    next: last && Object.fromEntries(names.map((name) => [name, last[name]])),
  };
}

function itemsIn(
  { partitions, indexes }: Stored,
  index: string | undefined,
  key: string | undefined,
): Item[] {
  if (key === undefined) return [...partitions.values()].flatMap((partition) => [...partition.values()]);
  return [...(index ? indexes.partition(index, key) : (partitions.get(key)?.values() ?? []))];
}

function projected(item: Item, index: string | undefined): Item {
  const wanted = index && INDEXES[index];
  if (!wanted) return item;
  const names = [...wanted, 'PK', 'SK', `${index}PK`, `${index}SK`];
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
}

function compareKeys(a: Item, b: Item, names: readonly string[]): number {
  for (const name of names) {
    if (a[name] !== b[name]) return String(a[name]) < String(b[name]) ? -1 : 1;
  }
  return 0;
}

function partitionIn(condition: Condition, values: Values): unknown {
  if (condition.kind === 'and') return partitionIn(condition.left, values);
  if (condition.kind === 'compare' && condition.right.kind === 'value') return values[condition.right.name];
  throw invalid('a query names one partition');
}
