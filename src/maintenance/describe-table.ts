import {
  DescribeTableCommand,
  type GlobalSecondaryIndexDescription,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { NotFoundError, UpstreamError } from '../base/errors.js';
import type { Table } from '../data/table/table-client.js';

/** The table as its engine describes it. Throws NotFoundError when there is none. */
export async function describeTable({ client, name }: Table): Promise<TableDescription> {
  try {
    const { Table: found } = await client.send(new DescribeTableCommand({ TableName: name }));
    return found ?? {};
  } catch (cause) {
    if (!(cause instanceof ResourceNotFoundException)) throw cause;
    throw new NotFoundError(`There is no table ${name} here. AEGIS_TABLE names another.`, { cause });
  }
}

export function findIndex(
  description: TableDescription,
  indexName: string,
): GlobalSecondaryIndexDescription | undefined {
  return description.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName);
}

interface Waiting {
  until: (description: TableDescription) => boolean;
  sleep: (millis: number) => Promise<void>;
}

const POLL_MS = 5_000;
/** Twelve hours: DynamoDB fills an index of some 100 GB within that. */
const POLLS = 8_640;

/** Waits until the table is as wanted, asking every 5 s. Throws UpstreamError after 12 hours. */
export async function waitForTable(table: Table, { until, sleep }: Waiting): Promise<void> {
  for (let poll = 0; poll < POLLS; poll += 1) {
    if (until(await describeTable(table))) return;
    await sleep(POLL_MS);
  }
  throw new UpstreamError(
    'timeout',
    `Table ${table.name} is still changing after 12 hours. Run this again later.`,
    {
      retryable: true,
    },
  );
}
