import type { Timestamp } from '../../../base/timestamp.js';
import type { Request } from '../../../incidents/records/request.js';
import { requestEntity } from '../../entities/request-entity.js';
import { putNew, readItem, unlessRefused } from '../../table/conditional-writes.js';
import { failedConditions } from '../../table/failures.js';
import { keysOf, OPEN_REQUESTS } from '../../table/keys.js';
import { putItem, query, transact } from '../../table/plain-requests.js';
import { requestIdOf } from '../../table/read-keys.js';
import type { Table } from '../../table/table-client.js';

/** Writes a request row; false if there already is one with this id. 2 WRU. */
export async function openRequest(table: Table, request: Request): Promise<boolean> {
  const put = putNew(table.name, requestEntity.toItem(request));
  return unlessRefused(() => putItem(table, put));
}

export type Opened = 'opened' | 'duplicate' | 'repeated';

/**
 * Writes a request row unless the same command was sent a moment ago. `duplicate`: a redelivery, so the
 * row already exists; `repeated`: another request with the same `command.id` was made after
 * `command.since`. 4 WRU and an index entry.
 */
export async function openRequestOnce(
  table: Table,
  request: Request,
  command: { id: string; since: Timestamp },
): Promise<Opened> {
  const marker = requestEntity.toItem({
    request_id: command.id,
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
        ExpressionAttributeValues: { ':since': command.since },
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

/** A request row, read consistently; undefined if there's none. 1 RRU. */
export async function getRequest(table: Table, requestId: string): Promise<Request | undefined> {
  const item = await readItem(table, requestKey(requestId));
  return item && requestEntity.fromItem(item);
}

/** Ids of open requests, oldest first, at most 100: the sweep sends these to the queue again after a crash. */
export async function openRequestIds(table: Table): Promise<string[]> {
  const { items } = await query(table, {
    IndexName: 'GSI3',
    KeyConditionExpression: 'GSI3PK = :open',
    ExpressionAttributeValues: { ':open': OPEN_REQUESTS },
    Limit: 100,
  });
  return items.map(({ PK }) => requestIdOf({ PK: String(PK) }));
}

export function requestKey(requestId: string): { PK: string; SK: string } {
  const { PK, SK } = keysOf.request({ request_id: requestId, state: 'DONE', created_at: '' });
  return { PK, SK };
}
