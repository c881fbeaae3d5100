import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Request } from '../../../incidents/records/request.js';
import { requestEntity } from '../../entities/request-entity.js';
import { buildUpsert, putNew, unlessRefused } from '../../table/conditional-writes.js';
import { failedConditions } from '../../table/failures.js';
import { keysOf, OPEN_REQUESTS } from '../../table/keys.js';
import { isOwnWrite } from '../../table/own-writes.js';
import { putItem, query, transact } from '../../table/plain-requests.js';
import { plainItem } from '../../table/raw-item.js';
import type { Table } from '../../table/table-client.js';

/** Writes down what was asked; false when this request is there already. 2 WRU. */
export async function openRequest(table: Table, request: Request): Promise<boolean> {
  const put = putNew(table.name, requestEntity.toItem(request));
  return unlessRefused(() => putItem(table, put));
}

export type Opened = 'opened' | 'duplicate' | 'repeated';

/**
 * Writes down what was asked unless the same words were asked a moment ago. `duplicate`: this very request is
 * there already; `repeated`: another with the same `wordsId` was made after `since`. 4 WRU and an index entry.
 */
export async function openRequestOnce(
  table: Table,
  request: Request,
  words: { id: string; since: Timestamp },
): Promise<Opened> {
  const marker = requestEntity.toItem({
    request_id: words.id,
    kind: 'words',
    state: 'DONE',
    created_at: request.created_at,
  });
  const TransactItems = [
    { Put: putNew(table.name, requestEntity.toItem(request)) },
    {
      Put: {
        TableName: table.name,
        Item: marker,
        ConditionExpression: 'attribute_not_exists(PK) OR created_at < :since',
        ExpressionAttributeValues: { ':since': words.since },
      },
    },
  ];
  try {
    await transact(table, TransactItems);
    return 'opened';
  } catch (error) {
    const [first] = failedConditions(error);
    if (first === undefined) throw error;
    return first === 0 ? 'duplicate' : 'repeated';
  }
}

export async function getRequest(table: Table, requestId: string): Promise<Request | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: keyOf(requestId), ConsistentRead: true }),
  );
  return Item && requestEntity.fromItem(Item);
}

/**
 * Takes an open request for work until `until`. `gone` when it is finished or unknown; when it is in other hands, until
 * when at most. Each taking counts as an attempt. 1 WRU.
 */
export async function leaseRequest(
  table: Table,
  requestId: string,
  lease: { now: Timestamp; until: Timestamp },
): Promise<Request | 'gone' | { busyUntil: Timestamp }> {
  try {
    const { Attributes } = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keyOf(requestId),
        UpdateExpression: 'SET leased_until = :until ADD attempts :one',
        ConditionExpression: '#state = :open AND (attribute_not_exists(leased_until) OR leased_until < :now)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':until': lease.until, ':now': lease.now, ':one': 1, ':open': 'OPEN' },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return (Attributes && requestEntity.fromItem(Attributes)) ?? 'gone';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item && isOwnWrite(error)) return requestEntity.fromItem(plainItem(error.Item)) ?? 'gone';
    const { state, leased_until } = error.Item ?? {};
    return state?.S === 'OPEN' && leased_until?.S ? { busyUntil: leased_until.S } : 'gone';
  }
}

/** Keeps a lease that is still held. 1 WRU. */
export async function renewLease(table: Table, requestId: string, until: Timestamp): Promise<void> {
  const update = buildUpsert({
    tableName: table.name,
    key: keyOf(requestId),
    set: { leased_until: until },
    condition: 'attribute_exists(leased_until)',
  });
  await unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

/** Keeps what a step returned, so that nobody does it again. 1 WRU. */
export async function saveStep(
  table: Table,
  requestId: string,
  step: string,
  result: unknown,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keyOf(requestId),
      UpdateExpression: 'SET steps.#step = :result',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeNames: { '#step': step },
      ExpressionAttributeValues: { ':result': result ?? null },
    }),
  );
}

/** Lets go of a request that could not be finished, to be taken again from `retryAt`. 1 WRU. */
export async function releaseRequest(
  table: Table,
  requestId: string,
  failure: { retryAt: Timestamp; error: string },
): Promise<void> {
  const update = buildUpsert({
    tableName: table.name,
    key: keyOf(requestId),
    set: { leased_until: failure.retryAt, last_error: failure.error },
    condition: 'attribute_exists(PK)',
  });
  await table.client.send(new UpdateCommand(update));
}

/** Ends a request; it leaves the list of open ones. 2 WRU. */
export async function finishRequest(
  table: Table,
  requestId: string,
  end: { state: 'DONE' | 'FAILED'; error?: string },
): Promise<void> {
  const update = buildUpsert({
    tableName: table.name,
    key: keyOf(requestId),
    set: { state: end.state, last_error: end.error },
    remove: ['GSI3PK', 'GSI3SK', 'leased_until'],
    condition: 'attribute_exists(PK)',
  });
  await table.client.send(new UpdateCommand(update));
}

/** Ids of open requests, oldest first: what a sweep takes up after a crash. At most 100. */
export async function openRequestIds(table: Table): Promise<string[]> {
  const { items } = await query(table, {
    IndexName: 'GSI3',
    KeyConditionExpression: 'GSI3PK = :open',
    ExpressionAttributeValues: { ':open': OPEN_REQUESTS },
    Limit: 100,
  });
  return items.map((item) => String(item.PK).slice('REQUEST#'.length));
}

function keyOf(requestId: string): { PK: string; SK: string } {
  const { PK, SK } = keysOf.request({ request_id: requestId, state: 'DONE', created_at: '' });
  return { PK, SK };
}
