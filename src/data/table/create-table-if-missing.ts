import {
  CreateTableCommand,
  type CreateTableCommandInput,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import definition from './table.json' with { type: 'json' };
import type { Table } from './table-client.js';

/**
 * The parts of table.json that every engine, and DynamoDB's import, accept; serverless.yml uses all of it.
 */
export function buildCreateTable(tableName: string): CreateTableCommandInput {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes, BillingMode } = definition.Properties;
  return {
    TableName: tableName,
    AttributeDefinitions,
    KeySchema,
    GlobalSecondaryIndexes,
    BillingMode,
  } as CreateTableCommandInput;
}

/** Creates the table on a local engine; false if it already exists. */
export async function createTableIfMissing({ client, name }: Table): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(buildCreateTable(name)));
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
  await waitUntilTableExists(
    { client, maxWaitTime: 30, minDelay: 1, maxDelay: 2 },
    {
      TableName: name,
    },
  );
  return true;
}
