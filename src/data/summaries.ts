import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { nextMicrosecond } from '../timestamp.js';
import { buildUpsert, putNew, readItem, unlessRefused } from './conditional-writes.js';
import type { Table } from './dynamo.js';
import { type Summary, summaryEntity } from './entities/summary.js';

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

/** Puts other claims into a stored summary. */
export async function replaceClaims(
  table: Table,
  { claims, redacted_claims, ...summary }: Summary & { redacted_claims: number },
): Promise<void> {
  const { PK, SK } = summaryEntity.toItem({ ...summary, claims });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: { claims, redacted_claims },
    condition: 'attribute_exists(PK)',
  });
  await unlessRefused(() => table.client.send(new UpdateCommand(update)));
}
