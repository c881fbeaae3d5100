import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { LostLeaseError } from '../../../base/errors.js';
import { epochMillis, type Timestamp } from '../../../base/timestamp.js';
import type { Request } from '../../../incidents/records/request.js';
import { requestEntity } from '../../entities/request-entity.js';
import { buildUpsert, unlessRefused } from '../../table/conditional-writes.js';
import { isOwnWrite } from '../../table/own-writes.js';
import { type Update, updateItem } from '../../table/plain-requests.js';
import { plainItem } from '../../table/raw-item.js';
import { storable } from '../../table/storable.js';
import type { Table } from '../../table/table-client.js';
import { requestKey } from './open-request.js';

/**
 * A request as its worker leased it. `attempts` is the fencing token: every lease increments it, so a worker
 * whose lease was taken over has an old one and can't write any more.
 */
export type Lease = Pick<Request, 'request_id' | 'attempts'>;

/** Another worker's lease. */
export interface BusyLease {
  busyUntil: Timestamp;
  /** Its duration, by the clock of the worker that wrote it. */
  busyMs: number;
}

/**
 * Leases an open request until `until`, also if its lease still ends at `stale`. `gone` if it's finished or
 * unknown, `busyUntil` while another worker holds its lease. 1 WRU.
 */
export async function leaseRequest(
  table: Table,
  requestId: string,
  { now, until, stale = NEVER }: { now: Timestamp; until: Timestamp; stale?: Timestamp | undefined },
): Promise<Request | 'gone' | BusyLease> {
  try {
    const leased = await updateItem(table, {
      TableName: table.name,
      Key: requestKey(requestId),
      UpdateExpression: 'SET leased_until = :until, leased_at = :at ADD attempts :one',
      ConditionExpression:
        '#state = :open AND (attribute_not_exists(leased_until) OR leased_until < :now OR leased_until = :stale)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ...{ ':until': until, ':at': now, ':now': now, ':stale': stale },
        ...{ ':one': 1, ':open': 'OPEN' },
      },
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    return (leased && requestEntity.fromItem(leased)) ?? 'gone';
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item && isOwnWrite(error)) return requestEntity.fromItem(plainItem(error.Item)) ?? 'gone';
    const { state, leased_until, leased_at } = error.Item ?? {};
    return state?.S === 'OPEN' && leased_until?.S ? toBusy(leased_until.S, leased_at?.S) : 'gone';
  }
}

/** Earlier than the end of any lease. */
const NEVER = '';

function toBusy(busyUntil: Timestamp, leasedAt: Timestamp | undefined): BusyLease {
  const busyMs =
    leasedAt === undefined ? Number.MAX_SAFE_INTEGER : epochMillis(busyUntil) - epochMillis(leasedAt);
  return { busyUntil, busyMs };
}

/**
 * Extends a lease. Throws LostLeaseError if another worker has taken over the
 * request, or it's finished. 1 WRU.
 */
export async function renewLease(table: Table, lease: Lease, until: Timestamp): Promise<void> {
  await updateLeased(table, lease, { set: { leased_until: until, leased_at: table.now() } });
}

/** Stores a step's result, so that a retry skips it. Throws LostLeaseError like `renewLease`. 1 WRU. */
export async function saveStep(
  table: Table,
  lease: Lease,
  { step, result }: { step: string; result: unknown },
): Promise<void> {
  const update = buildLeasedUpdate(table.name, lease, {});
  await write(table, lease, {
    ...update,
    UpdateExpression: `${update.UpdateExpression}, steps.#step = :result`,
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#step': step },
    ExpressionAttributeValues: {
      ...update.ExpressionAttributeValues,
      ':result': storable({ result: result ?? null }).result,
    },
  });
}

/** Gives a lease up after a failure; the request can be leased again from `retryAt`. Throws LostLeaseError. 1 WRU. */
export async function releaseRequest(
  table: Table,
  lease: Lease,
  failure: { retryAt: Timestamp; error: string },
): Promise<void> {
  await updateLeased(table, lease, {
    set: { leased_until: failure.retryAt, leased_at: table.now(), last_error: failure.error },
  });
}

/**
 * Finishes a request, which removes it from the list of open ones. Its payload, with any text people wrote,
 * is dropped; from now on, the row only shows that the request was handled. Throws LostLeaseError. 2 WRU.
 */
export async function finishRequest(
  table: Table,
  lease: Lease,
  end: { state: 'DONE' | 'FAILED'; error?: string },
): Promise<void> {
  await updateLeased(table, lease, {
    set: { state: end.state, last_error: end.error },
    remove: ['GSI3PK', 'GSI3SK', 'leased_until', 'leased_at', 'payload'],
  });
}

type Change = Pick<Parameters<typeof buildUpsert>[0], 'set' | 'remove'>;

function updateLeased(table: Table, lease: Lease, change: Change): Promise<void> {
  return write(table, lease, buildLeasedUpdate(table.name, lease, change));
}

function buildLeasedUpdate(
  tableName: string,
  { request_id, attempts }: Lease,
  { set, remove }: Change,
): Update {
  const update = buildUpsert({
    tableName,
    key: requestKey(request_id),
    // Unchanged, but part of the write: after a lost response it shows whose write the row holds.
    set: { ...set, attempts },
    ...(remove && { remove }),
    condition: '#attempts = :attempts AND #state = :open',
  });
  return {
    ...update,
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#state': 'state' },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':open': 'OPEN' },
  };
}

async function write(table: Table, { request_id }: Lease, update: Update): Promise<void> {
  const isWritten = await unlessRefused(() => updateItem(table, update));
  if (!isWritten) throw new LostLeaseError(request_id);
}
