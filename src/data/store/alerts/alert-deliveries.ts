import { StaleReadError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { AlertDelivery, AlertLane } from '../../../incidents/records/alert.js';
import type { Request } from '../../../incidents/records/request.js';
import { alertDeliveryEntity, alertLaneEntity } from '../../entities/alert-entities.js';
import { requestEntity } from '../../entities/request-entity.js';
import { buildUpsert, putNew, readItem, unlessRefused } from '../../table/conditional-writes.js';
import { failedConditions } from '../../table/failures.js';
import { keysOf, pk } from '../../table/keys.js';
import { putItem, queryAll, transact, updateItem } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';

/** A lane's current state; empty if nothing has arrived in it yet. 1 RRU. */
export async function getAlertLane(table: Table, lane: string): Promise<AlertLane> {
  const item = await readItem(table, laneKey(lane));
  return (item && alertLaneEntity.fromItem(item)) ?? { lane, generation: 0, group: 0 };
}

/** Stores alerts until their job handles them. 1 WRU per KB, which is one or two alerts. */
export async function putAlertDelivery(table: Table, delivery: AlertDelivery): Promise<void> {
  await putItem(table, { TableName: table.name, Item: alertDeliveryEntity.toItem(delivery) });
}

/** For this long, a requested job that hasn't started is expected to start. */
interface JobRequest {
  request: Request;
  since: Timestamp;
}

const IS_FREE =
  'attribute_not_exists(PK) OR (#generation = :generation AND (attribute_not_exists(#requested) OR #requested < :requested OR #requested_at < :since))';

/**
 * Opens the job that handles a generation. False if someone else did after `since`, or if the generation has
 * ended. 5 WRU and an index entry.
 */
export async function requestAlertJob(
  table: Table,
  { lane, generation }: Pick<AlertLane, 'lane' | 'generation'>,
  { request, since }: JobRequest,
): Promise<boolean> {
  const claim = buildUpsert({
    tableName: table.name,
    key: laneKey(lane),
    set: { lane, generation, requested: generation, requested_at: request.created_at },
    keep: { group: 0 },
    condition: IS_FREE,
  });
  const values = { ...claim.ExpressionAttributeValues, ':since': since };
  const claimIfFree = { ...claim, ExpressionAttributeValues: values };
  try {
    await transact(table, [
      { Update: claimIfFree },
      { Put: putNew(table.name, requestEntity.toItem(request)) },
    ]);
    return true;
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    return false;
  }
}

/**
 * Ends a generation: from now on, deliveries go into the next one. Has no effect
 * if it has already ended. 1 WRU.
 */
export async function closeAlertGeneration(
  table: Table,
  { lane, generation }: Pick<AlertLane, 'lane' | 'generation'>,
): Promise<void> {
  const close = {
    TableName: table.name,
    Key: laneKey(lane),
    UpdateExpression: 'SET #generation = :next',
    ConditionExpression: '#generation = :generation',
    ExpressionAttributeNames: { '#generation': 'generation' },
    ExpressionAttributeValues: { ':generation': generation, ':next': generation + 1 },
  };
  await unlessRefused(() => updateItem(table, close));
}

/** The deliveries in a generation, read consistently. 1 RRU for 4 KB. */
export async function alertDeliveries(
  table: Table,
  generation: Pick<AlertLane, 'lane' | 'generation'>,
): Promise<AlertDelivery[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': pk.alertDeliveries(generation) },
    ConsistentRead: true,
  });
  return items.flatMap((item) => alertDeliveryEntity.fromItem(item) ?? []);
}

export function laneKey(lane: string): { PK: string; SK: string } {
  const { PK, SK } = keysOf.alertLane({ lane });
  return { PK, SK };
}

export function staleGroup(cause: unknown): StaleReadError {
  return new StaleReadError('These alerts changed just now. Try again.', { cause });
}
