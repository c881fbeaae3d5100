import {
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ConflictError } from '../../base/errors.js';
import { describeTable, findIndex } from '../../data/table/describe-table.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { waitForTable } from '../wait-for-table.js';
import { compareIndexes, type IndexComparison } from './compare-indexes.js';
import type { IndexDefinition, IndexMigration } from './migration.js';
import { readSwitch, recordSwitch } from './migration-progress.js';

/**
 * Creates the new index next to the old one and waits until it's active; DynamoDB fills it with the
 * items that have its key attributes. Returns `exists` if it already exists. Throws ConflictError if
 * a different index has its name.
 */
export async function createIndex(
  { table, sleep }: MaintenanceDeps,
  { to }: IndexMigration,
): Promise<'created' | 'exists'> {
  const description = await describeTable(table);
  const existing = findIndex(description, to.IndexName);
  if (existing && shapeOf(existing) !== shapeOf(to)) {
    throw new ConflictError(
      `The table has a different index named ${to.IndexName}. Give the new one another name.`,
    );
  }
  if (!existing) await table.client.send(new UpdateTableCommand(buildCreateIndex(description, to)));
  await waitForTable(table, { until: (found) => isActive(found, to.IndexName), sleep });
  return existing ? 'exists' : 'created';
}

function buildCreateIndex(description: TableDescription, to: IndexDefinition): UpdateTableCommandInput {
  const { TableName, BillingModeSummary, ProvisionedThroughput } = description;
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = ProvisionedThroughput ?? {};
  const isProvisioned = BillingModeSummary?.BillingMode !== 'PAY_PER_REQUEST' && WriteCapacityUnits > 0;
  return {
    TableName,
    AttributeDefinitions: to.KeySchema.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' })),
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          ...to,
          ...(isProvisioned && { ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits } }),
        },
      },
    ],
  };
}

function isActive({ TableStatus, GlobalSecondaryIndexes }: TableDescription, indexName: string): boolean {
  const index = GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName);
  return TableStatus === 'ACTIVE' && index?.IndexStatus === 'ACTIVE';
}

interface Shape {
  KeySchema?: { AttributeName?: string | undefined; KeyType?: string | undefined }[] | undefined;
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined;
}

function shapeOf({ KeySchema = [], Projection }: Shape): string {
  const keys = KeySchema.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`);
  return JSON.stringify([keys, Projection?.ProjectionType, [...(Projection?.NonKeyAttributes ?? [])].sort()]);
}

/** Compares both indexes and, if they agree, records that the application reads the new one. */
export async function switchIndex(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  segments: number,
): Promise<IndexComparison> {
  const comparison = await compareIndexes(deps, migration, segments);
  if (comparison.isSame) await recordSwitch(deps.table, migration.name, deps.clock.now());
  return comparison;
}

/**
 * Deletes the old index, which can't be undone, after another comparison. Throws ConflictError if
 * the switch hasn't been recorded.
 */
export async function deleteOldIndex(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  segments: number,
): Promise<IndexComparison | 'gone'> {
  const { table, sleep } = deps;
  const { from, name, to } = migration;
  if (!findIndex(await describeTable(table), from)) return 'gone';
  if (!(await readSwitch(table, name))) {
    throw new ConflictError(
      `${from} may still be in use. Deploy the code that reads ${to.IndexName}, then run \`aegis migrate ${name} --switch\`.`,
    );
  }
  const comparison = await compareIndexes(deps, migration, segments);
  if (!comparison.isSame) return comparison;
  const deletion = { TableName: table.name, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: from } }] };
  await table.client.send(new UpdateTableCommand(deletion));
  await waitForTable(table, {
    until: (found) => !findIndex(found, from) && found.TableStatus === 'ACTIVE',
    sleep,
  });
  return comparison;
}
