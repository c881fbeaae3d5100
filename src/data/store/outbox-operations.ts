import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../base/timestamp.js';
import type { Comment } from '../../incidents/records/comment.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Summary } from '../../incidents/records/incident-summary.js';
import type { SinkState } from '../../incidents/records/sink-state.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { commentEntity } from '../entities/comment-entity.js';
import { eventEntity } from '../entities/event-entity.js';
import { incidentEntity } from '../entities/incident-entity.js';
import { sinkEntity } from '../entities/sink-entity.js';
import { summaryEntity } from '../entities/summary-entity.js';
import { getMany, nameOf } from '../table/batch.js';
import { readItem, unlessRefused } from '../table/conditional-writes.js';
import type { Item } from '../table/entity.js';
import { keysOf, OUTBOX, type OutboxLane, sk, timeOfIndexKey } from '../table/keys.js';
import { putItem, query } from '../table/plain-requests.js';
import { incidentIdOf, type Key } from '../table/read-keys.js';
import type { Table } from '../table/table-client.js';

/** Something that waits for sinks, as stored in the index. */
export interface QueuedRef extends Key {
  incident_id: string;
  queued_at: Timestamp;
  lane: OutboxLane;
}

/** One page of waiting items, oldest first; `next` continues after it. 0.5 RRU for 4 KB, about 20 items. */
async function queuedRefs(
  table: Table,
  lane: OutboxLane,
  { limit, after }: { limit: number; after?: Item | undefined },
): Promise<{ refs: QueuedRef[]; next: Item | undefined }> {
  const { items, next } = await query(table, {
    IndexName: 'GSI3',
    KeyConditionExpression: 'GSI3PK = :lane',
    ExpressionAttributeValues: { ':lane': OUTBOX[lane] },
    Limit: limit,
    ...(after && { ExclusiveStartKey: after }),
  });
  const refs = items.map(({ PK, SK, GSI3SK }): QueuedRef => {
    const key = { PK: String(PK), SK: String(SK) };
    return { ...key, lane, incident_id: incidentIdOf(key), queued_at: timeOfIndexKey(String(GSI3SK)) };
  });
  return { refs, next };
}

export type QueuedRecord =
  | { kind: 'event'; record: TimelineEvent }
  | { kind: 'note'; record: Comment }
  | { kind: 'summary'; record: Summary }
  /** The quote of a message that's no longer marked; its text is gone. */
  | { kind: 'unmarked'; record: { timestamp: Timestamp } };

export interface Queued {
  ref: QueuedRef;
  /** Undefined if its item is invalid or has been hidden since; then no sink gets it. */
  what: QueuedRecord | undefined;
  incident: Incident;
  /** Names of the sinks that already have it. */
  sentTo: readonly string[];
}

/** A waiting item and its incident, as they are now; undefined if it no longer waits. 2 RRU. */
async function readQueued(table: Table, ref: QueuedRef): Promise<Queued | undefined> {
  const { PK, SK, queued_at } = ref;
  const metadata = { PK, SK: sk.metadata };
  const found = await getMany(table, [{ PK, SK }, metadata], { consistent: true });
  const item = found.get(nameOf({ PK, SK }));
  const stored = found.get(nameOf(metadata));
  const incident = stored && incidentEntity.fromItem(stored);
  if (!item || item.queued_at !== queued_at) return undefined;
  if (!incident) await clearQueued(table, ref);
  if (!incident) return undefined;
  return { ref, incident, what: readRecord(item), sentTo: [...((item.sent_to as Set<string>) ?? [])] };
}

function readRecord(item: Item): QueuedRecord | undefined {
  if (item.retracted === true) return readRetracted(item);
  const [prefix] = Object.values(sk.prefix).filter((one) => String(item.SK).startsWith(one));
  const read = <K, T>(kind: K, record: T | undefined) => record && { kind, record };
  if (prefix === sk.prefix.event) return read('event' as const, eventEntity.fromItem(item));
  if (prefix === sk.prefix.comment) return read('note' as const, commentEntity.fromItem(item));
  return prefix === sk.prefix.summary ? read('summary' as const, summaryEntity.fromItem(item)) : undefined;
}

/** No other hidden items are queued. */
function readRetracted({ queued_at }: Item): QueuedRecord | undefined {
  return queued_at === undefined ? undefined : { kind: 'unmarked', record: { timestamp: String(queued_at) } };
}

/** Records that a sink has it. 1 WRU. */
async function markSent(table: Table, ref: QueuedRef, sink: string): Promise<void> {
  await updateQueued(table, ref, { UpdateExpression: 'ADD sent_to :sink' }, { ':sink': new Set([sink]) });
}

/** Removes it from the index, because no sink is waiting for it. 2 WRU. */
async function clearQueued(table: Table, ref: QueuedRef): Promise<void> {
  await updateQueued(
    table,
    ref,
    { UpdateExpression: 'REMOVE GSI3PK, GSI3SK, queued_at, is_late, sent_to' },
    {},
  );
}

/**
 * Moves it to the partition that only failing sinks read, so that the others don't
 * read it again and again. 3 WRU.
 */
async function moveToLate(table: Table, ref: QueuedRef): Promise<void> {
  const { GSI3PK } = keysOf.outbox({ queued_at: ref.queued_at, is_late: true });
  const UpdateExpression = 'SET is_late = :true, GSI3PK = :lane';
  await updateQueued(table, ref, { UpdateExpression }, { ':true': true, ':lane': GSI3PK });
}

/** A change of its text may have queued it again since. */
async function updateQueued(
  table: Table,
  { PK, SK, queued_at }: QueuedRef,
  update: { UpdateExpression: string },
  values: Record<string, unknown>,
): Promise<void> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: { PK, SK },
    ConditionExpression: 'queued_at = :queued',
    ExpressionAttributeValues: { ':queued': queued_at, ...values },
    ...update,
  });
  await unlessRefused(() => table.client.send(command));
}

/** A sink's progress, read consistently. 1 RRU. */
async function getSink(table: Table, sink: string): Promise<SinkState> {
  const { PK, SK } = keysOf.sink({ sink });
  const item = await readItem(table, { PK, SK });
  return (item && sinkEntity.fromItem(item)) ?? { sink, run: 0, failures: 0, blocked: {} };
}

/** Only the delivery that holds the sink's lane writes it. 1 WRU. */
async function putSink(table: Table, state: SinkState): Promise<void> {
  await putItem(table, { TableName: table.name, Item: sinkEntity.toItem(state) });
}

export const outboxOperations = {
  clearQueued,
  getSink,
  markSent,
  moveToLate,
  putSink,
  queuedRefs,
  readQueued,
};
