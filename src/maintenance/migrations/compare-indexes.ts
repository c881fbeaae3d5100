import { isDeepStrictEqual } from 'node:util';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { ConflictError } from '../../base/errors.js';
import { readItem } from '../../data/table/conditional-writes.js';
import { describeTable, findIndex } from '../../data/table/describe-table.js';
import type { Item } from '../../data/table/entity.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { scanSegment, segmentsOf } from '../scan-segments.js';
import type { IndexMigration } from './migration.js';
import { createSampler } from './sampler.js';

export interface IndexComparison {
  isSame: boolean;
  /** Items in the old index that belong in the new one, and items in the new one. */
  counts: { old: number; new: number };
  /** How many items were compared one by one. */
  sampled: number;
  differences: { PK: string; SK: string; problem: string }[];
}

const SAMPLES = 100;
/** Indexes lag behind the table by about a second, and live writes happen between the two counts. */
const TRIES = 3;
const PAUSE_MS = 5_000;

/**
 * Compares the new index with the old one: counts all items, and compares a hundred of each one by one.
 * Differences are rechecked after a pause. DynamoDB's own ItemCount doesn't help, because it's hours old.
 */
export async function compareIndexes(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  segments: number,
): Promise<IndexComparison> {
  const description = await describeTable(deps.table);
  for (const name of [migration.from, migration.to.IndexName]) {
    if (!findIndex(description, name)) throw new ConflictError(`The table has no index ${name} to compare.`);
  }
  let comparison = await compareOnce(deps, migration, segments);
  for (let tried = 1; tried < TRIES && !comparison.isSame; tried += 1) {
    await deps.sleep(PAUSE_MS);
    comparison = await compareOnce(deps, migration, segments);
  }
  return comparison;
}

async function compareOnce(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  segments: number,
): Promise<IndexComparison> {
  const { from, to } = migration;
  const before = await readIndex(deps, { indexName: from, segments, belongs: migration.belongs });
  const after = await readIndex(deps, { indexName: to.IndexName, segments, belongs: () => true });
  const samples = new Map(
    [...before.samples, ...after.samples].map((item) => [`${item.PK} ${item.SK}`, item]),
  );
  const differences: IndexComparison['differences'] = [];
  for (const { PK, SK } of samples.values()) {
    const key = { PK: String(PK), SK: String(SK) };
    const problem = await findDifference(deps, migration, key);
    if (problem) differences.push({ ...key, problem });
  }
  const counts = { old: before.count, new: after.count };
  const isSame = counts.old === counts.new && differences.length === 0;
  return { isSame, counts, sampled: samples.size, differences };
}

async function readIndex(
  { table, pace }: MaintenanceDeps,
  { indexName, segments, belongs }: { indexName: string; segments: number; belongs: (item: Item) => boolean },
): Promise<{ count: number; samples: Item[] }> {
  const sampler = createSampler<Item>(SAMPLES);
  let count = 0;
  await Promise.all(
    segmentsOf(segments).map(async (segment) => {
      for await (const { items } of scanSegment(table, { pace, segment, indexName })) {
        const belonging = items.filter(belongs);
        count += belonging.length;
        for (const item of belonging) sampler.add(item);
      }
    }),
  );
  return { count, samples: sampler.samples() };
}

/** What's wrong with one item in the new index; undefined if nothing is, or the item is gone. */
async function findDifference(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  key: { PK: string; SK: string },
): Promise<string | undefined> {
  const item = await readItem(deps.table, key);
  await deps.pace.after(1);
  if (!item) return undefined;
  const { IndexName, KeySchema } = migration.to;
  if (!migration.belongs(item)) return `doesn't belong in ${IndexName}`;
  const adds = migration.adds(item, deps.clock.now());
  const stale = Object.keys(adds).find((name) => item[name] !== adds[name]);
  if (stale) return item[stale] === undefined ? `lacks ${stale}` : `${stale} doesn't match the attributes`;
  const names = KeySchema.map(({ AttributeName }) => AttributeName);
  const projected = await findInIndex(deps, { indexName: IndexName, names, item });
  if (!projected) return `isn't in ${IndexName}`;
  const differs = Object.keys(projected).find((name) => !isDeepStrictEqual(projected[name], item[name]));
  return differs && `${differs} in ${IndexName} differs from the table`;
}

async function findInIndex(
  { table, pace }: MaintenanceDeps,
  { indexName, names, item }: { indexName: string; names: string[]; item: Item },
): Promise<Item | undefined> {
  let from: Item | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: indexName,
        KeyConditionExpression: names.map((_, i) => `#k${i} = :k${i}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#k${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(names.map((name, i) => [`:k${i}`, item[name]])),
        ReturnConsumedCapacity: 'TOTAL',
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    await pace.after(page.ConsumedCapacity?.CapacityUnits ?? 0.5);
    const found = page.Items?.find(({ PK, SK }) => PK === item.PK && SK === item.SK);
    if (found) return found;
    from = page.LastEvaluatedKey;
  } while (from);
  return undefined;
}
