import {
  DescribeTableCommand,
  type GlobalSecondaryIndexDescription,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { NotFoundError } from '../../base/errors.js';
import type { Table } from './table-client.js';

/** The table's description. Throws NotFoundError if there's no such table. */
export async function describeTable({ client, name }: Table): Promise<TableDescription> {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    return found ?? {};
  } catch (cause) {
    throw cause instanceof ResourceNotFoundException ? noTable({ name }, cause) : cause;
  }
}

export function noTable({ name }: Pick<Table, 'name'>, cause: Error): NotFoundError {
  return new NotFoundError(`There is no table ${name}. Set AEGIS_TABLE to the right name.`, { cause });
}

export function findIndex(
  description: TableDescription,
  indexName: string,
): GlobalSecondaryIndexDescription | undefined {
  return description.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName);
}

interface Keyed {
  KeySchema?: { AttributeName?: string | undefined; KeyType?: string | undefined }[] | undefined;
}

/** `PK (HASH), SK (RANGE)` */
export function describeKeys({ KeySchema = [] }: Keyed): string {
  return KeySchema.map(({ AttributeName, KeyType }) => `${AttributeName} (${KeyType})`).join(', ');
}

interface Projected {
  Projection?: { ProjectionType?: string | undefined; NonKeyAttributes?: string[] | undefined } | undefined;
}

/** Names of attributes that an index should project but doesn't. */
export function missingAttributes(wanted: Projected, found: Projected): string[] {
  const { NonKeyAttributes: projected = [] } = found.Projection ?? {};
  return (wanted.Projection?.NonKeyAttributes ?? []).filter((name) => !projected.includes(name));
}
