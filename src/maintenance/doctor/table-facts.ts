import {
  DescribeContinuousBackupsCommand,
  DescribeTimeToLiveCommand,
  type TableDescription,
  type TimeToLiveDescription,
} from '@aws-sdk/client-dynamodb';
import { describeTable } from '../../data/table/describe-table.js';
import type { Table } from '../../data/table/table-client.js';

/** Facts about the table itself; `unknown` if the engine or a missing permission hides them. */
export interface TableFacts {
  tableName: string;
  description: TableDescription;
  timeToLive: TimeToLiveDescription | 'unknown';
  /** Point-in-time recovery. */
  backups: 'on' | 'off' | 'unknown';
  /** Local engines have no backups and need no stream. */
  isAws: boolean;
}

export async function readFacts(table: Table, isAws: boolean): Promise<TableFacts> {
  const description = await describeTable(table);
  const [timeToLive, backups] = await Promise.all([readTimeToLive(table), readBackups(table)]);
  return { tableName: table.name, description, timeToLive, backups, isAws };
}

async function readTimeToLive({ client, name }: Table): Promise<TableFacts['timeToLive']> {
  const command = new DescribeTimeToLiveCommand({ TableName: name });
  const reply = await orUnknown(() => client.send(command));
  return reply === 'unknown' ? reply : (reply.TimeToLiveDescription ?? 'unknown');
}

async function readBackups({ client, name }: Table): Promise<TableFacts['backups']> {
  const command = new DescribeContinuousBackupsCommand({ TableName: name });
  const reply = await orUnknown(() => client.send(command));
  if (reply === 'unknown') return reply;
  const recovery = reply.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
  return recovery?.PointInTimeRecoveryStatus === 'ENABLED' ? 'on' : 'off';
}

/** The doctor continues if the engine lacks an operation or the role lacks a permission. */
async function orUnknown<T>(ask: () => Promise<T>): Promise<T | 'unknown'> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && REFUSALS.test(error.name)) return 'unknown';
    throw error;
  }
}

const REFUSALS = /^(UnknownOperation|AccessDenied|Validation|UnknownError|Unsupported)/;
