import type { GlobalSecondaryIndexDescription } from '@aws-sdk/client-dynamodb';
import definition from '../../data/table/table.json' with { type: 'json' };
import { findIndex } from '../describe-table.js';
import type { Finding } from './finding.js';
import type { TableFacts } from './table-facts.js';

const { KeySchema, GlobalSecondaryIndexes } = definition.Properties;

type Wanted = (typeof GlobalSecondaryIndexes)[number];

/** Keys, indexes and projections, against src/data/table/table.json. */
export function checkSchema({ description }: TableFacts): Finding[] {
  const ownKeys = keysIn({ KeySchema }) === keysIn(description) ? [] : [wrongKeys()];
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
        `There is no index ${IndexName}: lists do not work.`,
        `Deploy serverless.yml: it adds ${IndexName}, and DynamoDB fills it from the items.`,
      ),
    ];
  }
  if (keysIn(found) !== keysIn(wanted)) {
    return [indexError(`The keys of ${IndexName} are ${keysIn(found)}, not ${keysIn(wanted)}.`, REPLACE)];
  }
  if (found.IndexStatus !== undefined && found.IndexStatus !== 'ACTIVE') {
    return [
      {
        check: 'indexes',
        severity: 'warning',
        says: `${IndexName} is ${found.IndexStatus}.`,
        doThis: 'Wait until it is ACTIVE, then look again.',
      },
    ];
  }
  return checkProjection(wanted, found);
}

function checkProjection(wanted: Wanted, { Projection }: GlobalSecondaryIndexDescription): Finding[] {
  const { IndexName } = wanted;
  const { ProjectionType } = wanted.Projection;
  const type = Projection?.ProjectionType;
  // More than is asked for only costs.
  if (type === 'ALL' || ProjectionType === type) {
    const attributes: readonly string[] = wanted.Projection.NonKeyAttributes ?? [];
    const lacking = attributes.filter((name) => !Projection?.NonKeyAttributes?.includes(name));
    if (type === 'ALL' && ProjectionType !== 'ALL') return [costlyProjection(IndexName)];
    if (lacking.length === 0) return [];
    return [projectionError(`${IndexName} lacks ${lacking.join(', ')}.`)];
  }
  return [projectionError(`${IndexName} projects ${type}, not ${ProjectionType}.`)];
}

const REPLACE =
  'A key or projection cannot be changed in place: declare an index migration with a new name (docs/maintenance.md).';

function indexError(says: string, doThis: string): Finding {
  return { check: 'indexes', severity: 'error', says, doThis };
}

function projectionError(says: string): Finding {
  return { check: 'projections', severity: 'error', says: `${says} Lists miss attributes.`, doThis: REPLACE };
}

function costlyProjection(indexName: string): Finding {
  const says = `${indexName} projects ALL, which works and costs more writes than needed.`;
  return { check: 'projections', severity: 'info', says, doThis: REPLACE };
}

function wrongKeys(): Finding {
  return indexError(
    `The keys of the table are not ${keysIn({ KeySchema })}.`,
    'This is not a table of Aegis: set AEGIS_TABLE.',
  );
}

function unknownIndex(name: string): Finding {
  return {
    check: 'indexes',
    severity: 'info',
    says: `${name} is an index Aegis does not use; every write to it costs.`,
    doThis: 'Leave it while a migration is on its way or another program reads it; else delete it.',
  };
}

interface Keys {
  KeySchema?: { AttributeName?: string | undefined; KeyType?: string | undefined }[] | undefined;
}

function keysIn({ KeySchema = [] }: Keys): string {
  return KeySchema.map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(', ');
}
