import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { measureUnits } from '../support/capacity.js';
import { aComment, aDeclaration, anEvent } from '../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../support/table.js';

const freshTable = useTables();
const AT = '2025-01-15T14:06:00.000001Z';
let table: Table;
let store: Store;

beforeEach(async () => {
  table = await freshTable();
  store = createStore(table);
  await store.declareIncident(aDeclaration());
});

describe('getMessage', () => {
  it("reads a person's message as a comment", async () => {
    await store.recordMessage(aComment({ timestamp: AT }));

    expect(await store.getMessage('INC-000042', AT)).toMatchObject({
      user_id: 'U01ALICE',
      source: 'message',
    });
  });

  it("reads a bot's message by the same key", async () => {
    await store.recordMessage(aComment({ timestamp: AT, author_kind: 'bot', author_name: 'PagerDuty' }));

    expect(await store.getMessage('INC-000042', AT)).toMatchObject({ author_name: 'PagerDuty' });
  });

  it('reads a tombstone after a deletion', async () => {
    await store.deleteMessage({ ...aComment({ timestamp: AT }), deleted_at: '2025-01-15T14:07:00.000000Z' });

    expect(await store.getMessage('INC-000042', AT)).toMatchObject({
      deleted_at: '2025-01-15T14:07:00.000000Z',
    });
  });

  it('skips other events, expired messages and marks without a message', async () => {
    const marked = '2025-01-15T14:08:00.000000Z';
    const expired = '2024-01-15T14:08:00.000000Z';
    await store.recordEvent(anEvent({ timestamp: AT, event_id: 'v2', type: 'STATUS_CHANGED' }));
    await store.recordMessage(aComment({ timestamp: expired }));
    await store.markMessage(
      { incident_id: 'INC-000042', timestamp: marked },
      { by: 'pin', at: marked, on: true },
    );

    const found = await Promise.all([AT, marked, expired].map((at) => store.getMessage('INC-000042', at)));

    expect(found).toEqual([undefined, undefined, undefined]);
  });

  it.skipIf(!COUNTS_CAPACITY)('costs the same however long the incident is', async () => {
    await store.recordMessage(aComment({ timestamp: AT }));
    for (let n = 10; n < 60; n += 1) {
      await store.recordMessage(aComment({ timestamp: `2025-01-15T14:${n}:00.000000Z` }));
    }

    expect(await measureUnits(table, () => store.getMessage('INC-000042', AT))).toBe(1);
  });
});
