import {
  type TableDescription,
  UpdateTableCommand,
  type UpdateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { ConflictError } from '../../base/errors.js';
import { describeTable, findIndex, waitForTable } from '../describe-table.js';
import type { MaintenanceDeps } from '../maintenance-deps.js';
import { compareIndexes, type IndexComparison } from './compare-indexes.js';
import type { IndexDefinition, IndexMigration } from './migration.js';
import { noteSwitch, readSwitch } from './migration-progress.js';

/**
 * Creates the new index beside the old one and waits until it can be read; DynamoDB itself puts in every item that has
 * its key attributes. Says `there` when it exists already. Throws ConflictError when another index has its name.
 */
export async function createIndex(
  { table, sleep }: MaintenanceDeps,
  { to }: IndexMigration,
): Promise<'created' | 'there'> {
  const description = await describeTable(table);
  const existing = findIndex(description, to.IndexName);
  if (existing && shapeOf(existing) !== shapeOf(to)) {
    throw new ConflictError(
      `The table has another index ${to.IndexName}. Give the new one a name of its own.`,
    );
  }
  if (!existing) await table.client.send(new UpdateTableCommand(buildCreateIndex(description, to)));
  await waitForTable(table, { until: (found) => isActive(found, to.IndexName), sleep });
  return existing ? 'there' : 'created';
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

/** Compares both indexes and, when they agree, notes that the application reads the new one. */
export async function switchIndex(
  deps: MaintenanceDeps,
  migration: IndexMigration,
  segments: number,
): Promise<IndexComparison> {
  const comparison = await compareIndexes(deps, migration, segments);
  if (comparison.isSame) await noteSwitch(deps.table, migration.name, deps.clock.now());
  return comparison;
}

/**
 * Deletes the old index, which cannot be taken back, after another comparison. Throws ConflictError before the switch
 * was noted.
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
      `${from} may still be read. Deploy what reads ${to.IndexName}, then run \`aegis migrate ${name} --switch\`.`,
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
