import { beforeEach, describe, expect, it } from 'vitest';
import { fromMillis } from '../../src/base/timestamp.js';
import { summaryEntity } from '../../src/data/entities/summary-entity.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import { writeMany } from '../../src/data/table/batch.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { Summary } from '../../src/incidents/records/incident-summary.js';
import { measureUnits } from '../support/capacity.js';
import { aSummary } from '../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../support/table.js';

const freshTable = useTables();
let table: Table;
let store: Store;

beforeEach(async () => {
  table = await freshTable();
  store = createStore(table);
});

const START = Date.parse('2025-01-15T15:00:00Z');
const minute = (n: number) => fromMillis(START + n * 60_000);
const any = () => true;

/** Stores summaries a minute apart. */
async function put(count: number, fill: (n: number) => Partial<Summary>, from = 0): Promise<void> {
  const summaries = Array.from({ length: count }, (_, n) =>
    aSummary({ timestamp: minute(from + n), ...fill(from + n) }),
  );
  await writeMany(
    table,
    summaries.map((summary) => ({ put: summaryEntity.toItem(summary) })),
  );
}

describe('findSummary', () => {
  it('finds the newest of a kind under hundreds of other kinds', async () => {
    await put(2, () => ({ kind: 'resolution' }));
    await put(450, (n) => ({ kind: n % 2 ? 'ask' : 'catchup' }), 2);

    const found = await store.findSummary('INC-000042', { kind: 'resolution', isWanted: any });

    expect(found).toMatchObject({ kind: 'resolution', timestamp: minute(1) });
  });

  it('finds the newest wanted one of any kind under hundreds of others', async () => {
    await put(1, () => ({ kind: 'state', model: 'big' }));
    await put(450, () => ({ kind: 'ask', model: 'small' }), 1);

    const found = await store.findSummary('INC-000042', { isWanted: ({ model }) => model === 'big' });

    expect(found).toMatchObject({ kind: 'state', model: 'big' });
  });

  it('prefers a newer one', async () => {
    await put(30, () => ({ kind: 'state' }));

    const found = await store.findSummary('INC-000042', { kind: 'state', isWanted: any });

    expect(found?.timestamp).toBe(minute(29));
  });

  it('finds nothing if there is none, or only an expired one', async () => {
    await put(60, () => ({ kind: 'ask' }));
    await put(1, () => ({ kind: 'state', timestamp: '2023-01-15T15:00:00.000000Z' }));

    expect(await store.findSummary('INC-000042', { kind: 'state', isWanted: any })).toBeUndefined();
  });

  it('looks back no further than requested', async () => {
    await put(2, () => ({ kind: 'state' }));

    const search = { kind: 'state', isWanted: ({ model }: Summary) => model === 'none' } as const;
    const found = await store.findSummary('INC-000042', { kind: 'state', since: minute(2), isWanted: any });
    const last = await store.findSummary('INC-000042', { kind: 'state', since: minute(1), isWanted: any });

    expect([found, last?.timestamp]).toEqual([undefined, minute(1)]);
    expect(await store.findSummary('INC-000042', search)).toBeUndefined();
  });

  it.skipIf(!COUNTS_CAPACITY)('reads one page if the wanted one is among the newest 25', async () => {
    await put(400, () => ({ kind: 'ask' }));
    await put(1, () => ({ kind: 'state' }), 400);

    const units = await measureUnits(table, () =>
      store.findSummary('INC-000042', { kind: 'state', isWanted: any }),
    );

    expect(units).toBeLessThanOrEqual(3);
  });
});

describe('getSummary', () => {
  it('returns a summary, but not one that is unknown or expired', async () => {
    await put(1, () => ({ kind: 'state' }));
    await put(1, () => ({ timestamp: '2023-01-15T15:00:00.000000Z' }));

    expect(await store.getSummary('INC-000042', minute(0))).toMatchObject({ kind: 'state' });
    expect(await store.getSummary('INC-000042', minute(1))).toBeUndefined();
    expect(await store.getSummary('INC-000042', '2023-01-15T15:00:00.000000Z')).toBeUndefined();
  });
});
