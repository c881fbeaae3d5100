import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { nextMicrosecond } from '../../base/timestamp.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import { summaryEntity } from '../entities/summary-entity.js';
import { buildUpsert, putNew, readItem, unlessRefused } from '../table/conditional-writes.js';
import { pk, sk } from '../table/keys.js';
import { hiddenAt } from '../table/retention.js';
import type { Table } from '../table/table-client.js';

/**
 * Stores a summary; its timestamp makes way by a microsecond when another has it. One of the same kind for the same
 * person is this very summary, made by a run that died before it knew, and stays. 1 WRU a KB.
 */
export async function recordSummary(table: Table, summary: Summary): Promise<Summary> {
  const put = putNew(table.name, summaryEntity.toItem(summary));
  const stored = await unlessRefused(() => table.client.send(new PutCommand(put)));
  if (stored) return summary;
  const existing = await readSummary(table, summary);
  if (existing && isSame(existing, summary)) return existing;
  return recordSummary(table, { ...summary, timestamp: nextMicrosecond(summary.timestamp) });
}

async function readSummary(table: Table, summary: Summary): Promise<Summary | undefined> {
  const { PK, SK } = summaryEntity.toItem(summary);
  const item = await readItem(table, { PK, SK });
  return item && summaryEntity.fromItem(item);
}

function isSame(a: Summary, b: Summary): boolean {
  return a.requested_by !== undefined && a.requested_by === b.requested_by && a.kind === b.kind;
}

/** Puts other claims into a stored summary; a text that was made of the earlier ones is no longer referred to. */
export async function replaceClaims(
  table: Table,
  { claims, redacted_claims, ...summary }: Summary & { redacted_claims: number },
): Promise<void> {
  const { PK, SK } = summaryEntity.toItem({ ...summary, claims });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { claims, redacted_claims },
    remove: ['content_ref'],
    condition: 'attribute_exists(PK)',
  });
  await unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

/** Of an incident's newest summaries, as many as a request may have to look through, newest first. */
const LOOKED_THROUGH = 25;

/** The newest summaries of an incident, newest first. Some 6 RRU when all are long. */
export async function newestSummaries(table: Table, incidentId: string): Promise<Summary[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: 'PK = :pk AND begins_with(SK, :summary)',
      ExpressionAttributeValues: { ':pk': pk.incident(incidentId), ':summary': sk.prefix.summary },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: LOOKED_THROUGH,
    }),
  );
  const isHidden = hiddenAt(table.now());
  return Items.flatMap((item) => (isHidden(item) ? [] : (summaryEntity.fromItem(item) ?? [])));
}

/** Adds to what an incident's summaries have cost; sums of several at once are all kept. 3 WRU. */
export async function addSpend(table: Table, incidentId: string, usd: number): Promise<void> {
  const update = new UpdateCommand({
    TableName: table.name,
    Key: { PK: pk.incident(incidentId), SK: sk.metadata },
    UpdateExpression: 'ADD model_spend_usd :usd',
    ConditionExpression: 'attribute_exists(PK)',
    // More digits than a price has would only be those of floating point.
    ExpressionAttributeValues: { ':usd': Number(usd.toFixed(6)) },
  });
  await unlessRefused(() => table.client.send(update));
}
