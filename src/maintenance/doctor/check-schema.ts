import type { GlobalSecondaryIndexDescription } from '@aws-sdk/client-dynamodb';
import { describeKeys, findIndex, missingAttributes } from '../../data/table/describe-table.js';
import definition from '../../data/table/table.json' with { type: 'json' };
import type { Finding } from './finding.js';
import type { TableFacts } from './table-facts.js';

const { KeySchema, GlobalSecondaryIndexes } = definition.Properties;

type Wanted = (typeof GlobalSecondaryIndexes)[number];

/** Compares keys, indexes and projections with src/data/table/table.json. */
export function checkSchema({ description }: TableFacts): Finding[] {
  const ownKeys = describeKeys({ KeySchema }) === describeKeys(description) ? [] : [wrongKeys()];
  const known = new Set(GlobalSecondaryIndexes.map(({ IndexName }) => IndexName));
  const strangers = (description.GlobalSecondaryIndexes ?? []).filter(
    ({ IndexName = '' }) => !known.has(IndexName),
  );
  return [
    ...ownKeys,
    ...GlobalSecondaryIndexes.flatMap((wanted) =>
      checkIndex(wanted, findIndex(description, wanted.IndexName)),
    ),
    ...strangers.map(({ IndexName = '' }) => unknownIndex(IndexName)),
  ];
}

function checkIndex(wanted: Wanted, found: GlobalSecondaryIndexDescription | undefined): Finding[] {
  const { IndexName } = wanted;
  if (!found) {
    return [
      indexError(
        `Index ${IndexName} is missing: lists fail.`,
        `Deploy serverless.yml: it adds ${IndexName}, and DynamoDB fills it from the items.`,
      ),
    ];
  }
  if (describeKeys(found) !== describeKeys(wanted)) {
    return [
      indexError(
        `The keys of ${IndexName} are ${describeKeys(found)}, not ${describeKeys(wanted)}.`,
        REPLACE,
      ),
    ];
  }
  if (found.IndexStatus !== undefined && found.IndexStatus !== 'ACTIVE') {
    return [
      {
        check: 'indexes',
        severity: 'warning',
        problem: `${IndexName} is ${found.IndexStatus}.`,
        action: 'Wait until it is ACTIVE, then run this again.',
      },
    ];
  }
  return checkProjection(wanted, found);
}

function checkProjection(wanted: Wanted, { Projection }: GlobalSecondaryIndexDescription): Finding[] {
  const { IndexName } = wanted;
  const { ProjectionType } = wanted.Projection;
  const type = Projection?.ProjectionType;
  // Projecting more than needed works, at a cost.
  if (type === 'ALL' || ProjectionType === type) {
    const lacking = missingAttributes(wanted, { Projection });
    if (type === 'ALL' && ProjectionType !== 'ALL') return [costlyProjection(IndexName)];
    if (lacking.length === 0) return [];
    return [projectionError(`${IndexName} lacks ${lacking.join(', ')}.`)];
  }
  return [projectionError(`${IndexName} projects ${type}, not ${ProjectionType}.`)];
}

const REPLACE =
  "Keys and projections can't be changed in place: declare an index migration with a new name (docs/maintenance.md).";

function indexError(problem: string, action: string): Finding {
  return { check: 'indexes', severity: 'error', problem, action };
}

function projectionError(problem: string): Finding {
  return {
    check: 'projections',
    severity: 'error',
    problem: `${problem} Lists lack attributes.`,
    action: REPLACE,
  };
}

function costlyProjection(indexName: string): Finding {
  const problem = `${indexName} projects ALL, which works but makes writes cost more than needed.`;
  return { check: 'projections', severity: 'info', problem, action: REPLACE };
}

function wrongKeys(): Finding {
  return indexError(
    `The keys of the table are not ${describeKeys({ KeySchema })}.`,
    "This isn't an Aegis table: set AEGIS_TABLE.",
  );
}

function unknownIndex(name: string): Finding {
  return {
    check: 'indexes',
    severity: 'info',
    problem: `${name} isn't used by Aegis; every write to it costs.`,
    action: 'Keep it while a migration is running or another program reads it; otherwise delete it.',
  };
}
