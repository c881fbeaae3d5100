import type { GlobalSecondaryIndexDescription, TableDescription } from '@aws-sdk/client-dynamodb';
import { ConfigError, NotFoundError } from '../../base/errors.js';
import { describeKeys, describeTable, findIndex, missingAttributes } from './describe-table.js';
import definition from './table.json' with { type: 'json' };
import type { Table } from './table-client.js';

/** Checks that the table exists and has the keys and indexes Aegis needs. Throws ConfigError with every problem. */
export async function checkTable(table: Table): Promise<void> {
  const problems = findDifferences(await describe(table));
  if (problems.length > 0)
    throw new ConfigError(problems.map((problem) => `table ${table.name}: ${problem}`));
}

async function describe(table: Table): Promise<TableDescription> {
  try {
    return await describeTable(table);
  } catch (cause) {
    if (!(cause instanceof NotFoundError)) throw cause;
    const hint =
      'Deploy serverless.yml, set AEGIS_TABLE, or set AWS_ENDPOINT_URL_DYNAMODB to a local engine.';
    throw new ConfigError([`there is no table ${table.name} in this region. ${hint}`], { cause });
  }
}

/** How a table differs from table.json, one sentence each. */
function findDifferences(found: TableDescription): string[] {
  const { KeySchema, GlobalSecondaryIndexes } = definition.Properties;
  const ownKeys =
    describeKeys({ KeySchema }) === describeKeys(found)
      ? []
      : [`its keys aren't ${describeKeys({ KeySchema })}`];
  const indexes = GlobalSecondaryIndexes.flatMap((wanted) => {
    const index = findIndex(found, wanted.IndexName);
    return index ? findIndexDifference(wanted, index) : [`it has no index ${wanted.IndexName}`];
  });
  return [...ownKeys, ...indexes];
}

type WantedIndex = (typeof definition.Properties.GlobalSecondaryIndexes)[number];

function findIndexDifference(wanted: WantedIndex, index: GlobalSecondaryIndexDescription): string[] {
  const { IndexName, Projection } = wanted;
  if (describeKeys(index) !== describeKeys(wanted))
    return [`the keys of ${IndexName} aren't ${describeKeys(wanted)}`];
  const projection = index.Projection?.ProjectionType;
  if (projection !== Projection.ProjectionType) {
    return [`${IndexName} projects ${projection}, not ${Projection.ProjectionType}`];
  }
  const lacking = missingAttributes(wanted, index);
  return lacking.length === 0 ? [] : [`${IndexName} doesn't project ${lacking.join(', ')}`];
}
