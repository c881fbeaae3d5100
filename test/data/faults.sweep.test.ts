import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConflictError, UpstreamError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { getMany, writeMany } from '../../src/data/table/batch.js';
import { type FaultyTable, makeFaulty } from '../support/faulty-table.js';
import {
  aComment,
  aDeclaration,
  anEvent,
  anIncident,
  aParticipant,
  aRequest,
  aSummary,
} from '../support/records.js';
import { useTables } from '../support/table.js';

const freshTable = useTables();
let faulty: FaultyTable;
let store: Store;

beforeEach(async () => {
  faulty = await makeFaulty(await freshTable());
  store = createStore(faulty.table);
  await store.declareIncident(aDeclaration());
  faulty.asked.length = 0;
});
afterEach(() => faulty.stop());

const LATER = '2025-01-15T15:00:00.000000Z';
const change = () => ({
  before: anIncident(),
  set: { status: 'RESOLVED' },
  event: anEvent({ event_id: 'v2', timestamp: LATER, type: 'STATUS_CHANGED' }),
});

describe('a write whose response was lost', () => {
  it('recognizes its own new items', async () => {
    faulty.fail('PutItem', 'lost response');
    expect(await store.recordMessage(aComment())).toMatchObject({ isDone: true });
    faulty.fail('PutItem', 'lost response');
    expect(await store.openRequest(aRequest())).toBe(true);
    faulty.fail('PutItem', 'lost response');
    const summary = await store.recordSummary(aSummary());

    expect(summary.timestamp).toBe(aSummary().timestamp);
    expect((await store.loadRecord('INC-000042'))?.summaries).toHaveLength(1);
    expect(faulty.asked.filter((operation) => operation === 'PutItem')).toHaveLength(6);
  });

  it('recognizes its own changes', async () => {
    const bob = { ...aParticipant({ user_id: 'U02BOB' }), joined_at: LATER };
    const lease = { now: LATER, until: '2025-01-15T15:01:00.000000Z' };
    const tombstone = { ...aComment(), deleted_at: LATER };
    await store.openRequest(aRequest());
    await store.recordMessage(aComment());

    faulty.fail('UpdateItem', 'lost response');
    expect(await store.joinIncident(bob)).toBe(true);
    faulty.fail('UpdateItem', 'lost response');
    expect(await store.leaseRequest('cmd-1', lease)).toMatchObject({ request_id: 'cmd-1', attempts: 1 });
    faulty.fail('UpdateItem', 'lost response');
    expect(await store.deleteMessage(tombstone)).toMatchObject({ isDone: true });
  });

  it('recognizes its own transaction, even if the engine has forgotten its token', async () => {
    // With the token, the engine answers the second attempt like the first.
    faulty.fail('TransactWriteItems', 'lost response');
    expect(await store.changeIncident(change())).toMatchObject({ version: 2 });

    faulty.forgetTokens();
    faulty.fail('TransactWriteItems', 'lost response');
    const again = { ...change(), event: anEvent({ event_id: 'v3', timestamp: LATER }) };
    const changed = await store.changeIncident({ ...again, before: anIncident({ version: 2 }) });
    faulty.fail('TransactWriteItems', 'lost response');
    await store.recordNote({ note: aComment({ source: 'note' }), request: () => aRequest() });

    expect(changed).toMatchObject({ version: 3 });
    expect((await store.loadRecord('INC-000042'))?.comments).toHaveLength(1);
  });

  it("doesn't mistake another writer's change for its own", async () => {
    await store.recordMessage(aComment({ text: 'first' }));
    await store.openRequest(aRequest());
    const lease = { now: LATER, until: '2025-01-15T15:01:00.000000Z' };
    await store.leaseRequest('cmd-1', lease);

    const throttled = { refusal: { __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException' } };
    faulty.fail('PutItem', throttled);
    expect(await store.recordMessage(aComment({ text: 'second' }))).toMatchObject({ isDone: false });
    faulty.fail('UpdateItem', throttled);
    expect(
      await store.leaseRequest('cmd-1', { ...lease, until: '2025-01-15T15:02:00.000000Z' }),
    ).toMatchObject({
      busyUntil: lease.until,
    });
    await store.changeIncident(change());
    faulty.forgetTokens();
    faulty.fail('TransactWriteItems', throttled);
    const stale = { ...change(), event: anEvent({ event_id: 'v2', timestamp: LATER, description: 'mine' }) };
    await expect(store.changeIncident(stale)).rejects.toBeInstanceOf(ConflictError);
  });
});

describe('an overloaded table', () => {
  const refusal = (type: string, rest: object = {}) => ({
    refusal: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'no', ...rest },
  });
  const throttled = refusal('ProvisionedThroughputExceededException');
  const conflict = refusal('TransactionCanceledException', {
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict', Message: 'busy' }],
  });

  it('is retried three times after throttling', async () => {
    faulty.fail('PutItem', throttled, throttled, throttled);
    expect(await store.recordEvent(anEvent({ event_id: 'e1' }))).toBe(true);

    faulty.fail('PutItem', throttled, throttled, throttled, throttled);
    await expect(store.recordEvent(anEvent({ event_id: 'e2' }))).rejects.toBeInstanceOf(UpstreamError);
  });

  it('is retried with increasing pauses after a transaction conflict', async () => {
    faulty.fail('TransactWriteItems', conflict, conflict, conflict);
    const start = performance.now();

    expect(await store.changeIncident(change())).toMatchObject({ version: 2 });

    expect(faulty.asked.filter((one) => one === 'TransactWriteItems')).toHaveLength(4);
    expect(performance.now() - start).toBeGreaterThan(25 + 50 + 100);
  });

  it.each([
    ['ThrottlingError'],
    ['ProvisionedThroughputExceeded'],
    ['TransactionConflict', 'ThrottlingError'],
  ])('is retried after a transaction canceled for %s', async (...codes) => {
    const CancellationReasons = codes.map((Code) => ({ Code, Message: 'busy' }));
    const canceled = refusal('TransactionCanceledException', { CancellationReasons });
    faulty.fail('TransactWriteItems', canceled, canceled);

    expect(await store.changeIncident(change())).toMatchObject({ version: 2 });
  });

  it.each(['ValidationError', 'ItemCollectionSizeLimitExceeded'])(
    'is not asked again for something that it never accepts: %s',
    async (Code) => {
      const CancellationReasons = [{ Code: 'None' }, { Code }];
      faulty.fail('TransactWriteItems', refusal('TransactionCanceledException', { CancellationReasons }));

      await expect(store.changeIncident(change())).rejects.toBeInstanceOf(UpstreamError);
      expect(faulty.asked.filter((one) => one === 'TransactWriteItems')).toHaveLength(1);
    },
  );

  it('is retried if a single write conflicts with a transaction on its item', async () => {
    const met = refusal('TransactionConflictException');
    faulty.fail('PutItem', met, met);
    faulty.fail('UpdateItem', met, met);

    expect(await store.recordEvent(anEvent({ event_id: 'e3' }))).toBe(true);
    await store.saveChannelMessages('C01INC', { card_ts: '1.1' });

    expect((await store.getChannelLink('C01INC'))?.card_ts).toBe('1.1');
  });

  it('gets the unprocessed part of a batch again', async () => {
    const items = Array.from({ length: 60 }, (_, n) => ({ PK: `X#${n}`, SK: 'X' }));
    faulty.fail('BatchWriteItem', { takes: 5 }, { takes: 0 }, { takes: 10 });
    faulty.fail('BatchGetItem', { takes: 1 }, { takes: 30 });

    await writeMany(
      faulty.table,
      items.map((put) => ({ put })),
    );
    const found = await getMany(faulty.table, [...items, ...items]);

    expect(found.size).toBe(60);
    // 25, 20, 20 and 10 of the first, then 25 and 10.
    expect(faulty.asked.filter((one) => one === 'BatchWriteItem')).toHaveLength(6);
    expect(faulty.asked.filter((one) => one === 'BatchGetItem')).toHaveLength(3);
  });

  it('is given up on if it processes nothing at all', async () => {
    const none = Array.from({ length: 6 }, () => ({ takes: 0 }));
    faulty.fail('BatchWriteItem', ...none);

    const write = writeMany(faulty.table, [{ put: { PK: 'X#1', SK: 'X' } }]);

    await expect(write).rejects.toThrow('1 of a batch are left');
  });
});
