import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LostLeaseError } from '../../src/base/errors.js';
import type { Lease } from '../../src/data/store/requests/lease-request.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { type FaultyTable, makeFaulty } from '../support/faulty-table.js';
import { aRequest } from '../support/records.js';
import { everythingIn, useTables } from '../support/table.js';

const freshTable = useTables();
let faulty: FaultyTable;
let store: Store;

beforeEach(async () => {
  faulty = await makeFaulty(await freshTable());
  store = createStore(faulty.table);
  await store.openRequest(aRequest());
});
afterEach(() => faulty.stop());

const NOON = '2025-01-15T12:00:00.000000Z';
const LATER = '2025-01-15T12:00:10.000000Z';
const LATEST = '2025-01-15T12:00:20.000000Z';

async function lease(now = NOON, until = LATER): Promise<Lease> {
  const leased = await store.leaseRequest('cmd-1', { now, until });
  if (leased === 'gone' || 'busyUntil' in leased) throw new Error('The request was not free.');
  return leased;
}

const WRITES: Record<string, (lease: Lease) => Promise<void>> = {
  renewLease: (lease) => store.renewLease(lease, '2025-01-15T12:01:00.000000Z'),
  saveStep: (lease) => store.saveStep(lease, { step: 'post', result: { ts: '1.1' } }),
  releaseRequest: (lease) => store.releaseRequest(lease, { retryAt: LATEST, error: 'busy' }),
  finishRequest: (lease) => store.finishRequest(lease, { state: 'DONE' }),
};

describe.each(Object.entries(WRITES))('%s', (_, write) => {
  it('refuses a worker whose lease was taken over, and changes nothing', async () => {
    const old = await lease();
    await lease('2025-01-15T12:00:10.000001Z', LATEST);
    const before = await everythingIn(faulty.table);

    await expect(write(old)).rejects.toBeInstanceOf(LostLeaseError);

    expect(await everythingIn(faulty.table)).toEqual(before);
  });

  it('refuses a worker whose request is finished', async () => {
    const old = await lease();
    await store.finishRequest(old, { state: 'FAILED', error: 'x' });
    const before = await everythingIn(faulty.table);

    await expect(write(old)).rejects.toBeInstanceOf(LostLeaseError);

    expect(await everythingIn(faulty.table)).toEqual(before);
  });

  it('succeeds when only its response was lost', async () => {
    const own = await lease();
    faulty.fail('UpdateItem', 'lost response');

    await write(own);

    expect(faulty.asked.filter((operation) => operation === 'UpdateItem')).toHaveLength(3);
  });

  it('refuses an old lease even if the first refusal was lost', async () => {
    const own = await lease();
    await store.releaseRequest(own, { retryAt: NOON, error: 'busy' });
    await lease('2025-01-15T12:00:00.000001Z', LATEST);
    faulty.fail('UpdateItem', 'lost response');

    await expect(write(own)).rejects.toBeInstanceOf(LostLeaseError);
  });
});

it('lets the worker that took over continue after the saved steps and finish', async () => {
  const old = await lease();
  await store.saveStep(old, { step: 'channel', result: 'C9' });
  const own = await lease('2025-01-15T12:00:10.000001Z', LATEST);

  await store.renewLease(own, '2025-01-15T12:01:00.000000Z');
  await store.saveStep(own, { step: 'post', result: '1.1' });
  await store.finishRequest(own, { state: 'DONE' });

  expect(await store.getRequest('cmd-1')).toMatchObject({
    state: 'DONE',
    attempts: 2,
    steps: { channel: 'C9', post: '1.1' },
  });
});
