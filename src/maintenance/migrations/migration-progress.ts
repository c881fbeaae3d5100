import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Timestamp } from '../../base/timestamp.js';
import { putNew, unlessRefused } from '../../data/table/conditional-writes.js';
import { keysOf, sk } from '../../data/table/keys.js';
import { storable } from '../../data/table/storable.js';
import type { Table } from '../../data/table/table-client.js';
import type { Segment } from '../scan-segments.js';

const segmentRow = z.object({
  number: z.number().int(),
  of: z.number().int().positive(),
  /** The last finished key. */
  next: z.record(z.string(), z.unknown()).optional(),
  done: z.boolean().default(false),
  seen: z.number().default(0),
  changed: z.number().default(0),
  updated_at: z.string(),
});

export type SegmentProgress = z.output<typeof segmentRow>;

/** A migration's progress by segment; empty if it never started. */
export async function readProgress(table: Table, name: string): Promise<SegmentProgress[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :segment)',
      ExpressionAttributeNames: { '#pk': 'PK', '#sk': 'SK' },
      ExpressionAttributeValues: {
        ':pk': keysOf.migrationSegment({ name, number: 0 }).PK,
        ':segment': sk.prefix.segment,
      },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => segmentRow.parse(item)).sort((a, b) => a.number - b.number);
}

/** Starts or resumes a migration. The first start decides the number of segments. */
export async function startProgress(
  table: Table,
  name: string,
  { segments, now }: { segments: number; now: Timestamp },
): Promise<SegmentProgress[]> {
  const first = newSegment({ number: 0, of: segments }, now);
  const put = putNew(table.name, storable({ ...keysOf.migrationSegment({ name, number: 0 }), ...first }));
  await unlessRefused(() => table.client.send(new PutCommand(put)));
  const known = await readProgress(table, name);
  const of = known[0]?.of ?? segments;
  return Array.from({ length: of }, (_, number) => {
    const row = known.find((one) => one.number === number);
    return row ?? newSegment({ number, of }, now);
  });
}

/** 1 WRU. Concurrent runs are safe: whatever either one saved is done. */
export async function saveProgress(table: Table, name: string, progress: SegmentProgress): Promise<void> {
  const Item = { ...keysOf.migrationSegment({ name, number: progress.number }), ...progress };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

/** Resets the progress, so that the next run reads everything again. */
export async function restartProgress(
  table: Table,
  name: string,
  { segments, now }: { segments: number; now: Timestamp },
): Promise<void> {
  const known = await readProgress(table, name);
  const of = known[0]?.of ?? segments;
  for (const { number } of known) await saveProgress(table, name, newSegment({ number, of }, now));
}

function newSegment({ number, of }: Segment, now: Timestamp): SegmentProgress {
  return { number, of, done: false, seen: 0, changed: 0, updated_at: now };
}

/** Records that the application reads the new index instead of the old one. */
export async function recordSwitch(table: Table, name: string, at: Timestamp): Promise<void> {
  const Item = { ...keysOf.migrationSwitch({ name }), switched_at: at };
  await table.client.send(new PutCommand({ TableName: table.name, Item }));
}

/** When the switch was recorded; undefined if it hasn't been. */
export async function readSwitch(table: Table, name: string): Promise<Timestamp | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keysOf.migrationSwitch({ name }), ConsistentRead: true }),
  );
  return Item && z.object({ switched_at: z.string() }).parse(Item).switched_at;
}
