import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { UpstreamError } from '../base/errors.js';
import { describeTable } from '../data/table/describe-table.js';
import type { Table } from '../data/table/table-client.js';

interface Waiting {
  until: (description: TableDescription) => boolean;
  sleep: (millis: number) => Promise<void>;
}

const POLL_MS = 5_000;
/** Twelve hours, in which DynamoDB fills an index of about 100 GB. */
const POLLS = 8_640;

/** Polls the table every 5 s until a condition is met. Throws UpstreamError after 12 hours. */
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
