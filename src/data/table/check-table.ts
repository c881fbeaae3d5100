import {
  DescribeTableCommand,
  type GlobalSecondaryIndexDescription,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { ConfigError } from '../../base/errors.js';
import definition from './table.json' with { type: 'json' };
import type { Table } from './table-client.js';

/** Checks that the table exists and has the keys and indexes Aegis needs. Throws ConfigError with every problem. */
export async function checkTable(table: Table): Promise<void> {
  const problems = findDifferences(await describe(table));
  if (problems.length > 0)
    throw new ConfigError(problems.map((problem) => `table ${table.name}: ${problem}`));
}

async function describe({ client, name }: Table): Promise<TableDescription> {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    return found ?? {};
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    const hint =
      'Deploy serverless.yml, set AEGIS_TABLE, or set AWS_ENDPOINT_URL_DYNAMODB to a local engine.';
    throw new ConfigError([`there is no table ${name} in this region. ${hint}`]);
  }
}

interface Keys {
  KeySchema?: { AttributeName?: string | undefined; KeyType?: string | undefined }[] | undefined;
}

/** How a table differs from table.json, one sentence each. */
function findDifferences(found: TableDescription): string[] {
  const { KeySchema, GlobalSecondaryIndexes } = definition.Properties;
  const ownKeys =
    keysIn({ KeySchema }) === keysIn(found) ? [] : [`its keys are not ${keysIn({ KeySchema })}`];
  const indexes = GlobalSecondaryIndexes.flatMap((wanted) => {
    const index = found.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === wanted.IndexName);
    return index ? findIndexDifference(wanted, index) : [`it has no index ${wanted.IndexName}`];
  });
  return [...ownKeys, ...indexes];
}

type WantedIndex = (typeof definition.Properties.GlobalSecondaryIndexes)[number];

function findIndexDifference(wanted: WantedIndex, index: GlobalSecondaryIndexDescription): string[] {
  const { IndexName, Projection } = wanted;
  if (keysIn(index) !== keysIn(wanted)) return [`the keys of ${IndexName} are not ${keysIn(wanted)}`];
  const { ProjectionType: projection, NonKeyAttributes: projected = [] } = index.Projection ?? {};
  if (projection !== Projection.ProjectionType) {
    return [`${IndexName} projects ${projection}, not ${Projection.ProjectionType}`];
  }
  const lacking = (Projection.NonKeyAttributes ?? []).filter((attribute) => !projected.includes(attribute));
  return lacking.length === 0 ? [] : [`${IndexName} does not project ${lacking.join(', ')}`];
}

function keysIn({ KeySchema = [] }: Keys): string {
  return KeySchema.map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(', ');
}
