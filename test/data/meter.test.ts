import { expect, it } from 'vitest';
import { createStore } from '../../src/data/store/store.js';
import { attachMeter } from '../../src/data/table/meter.js';
import { aComment, aDeclaration, anEvent, anIncident } from '../support/records.js';
import { COUNTS_CAPACITY, useTables } from '../support/table.js';

const freshTable = useTables();

it.skipIf(!COUNTS_CAPACITY)(
  'counts units, requests and failed conditions for each operation of the store',
  async () => {
    const table = await freshTable();
    const store = createStore(table);
    const meter = attachMeter(table);

    await store.declareIncident(aDeclaration());
    await store.recordMessage(aComment());
    await store.recordMessage(aComment());
    await store.showIncident('INC-000042');

    const usage = meter.take();
    expect(usage.declareIncident).toMatchObject({ requests: 1, writeUnits: 12, readUnits: 0 });
    expect(usage.recordMessage).toMatchObject({ writeUnits: 1, conditionalFailures: 1 });
    expect(usage.showIncident).toMatchObject({ requests: 1, readUnits: 0.5, writeUnits: 0 });
    expect(usage.showIncident?.latencyMax).toBeGreaterThan(0);
    expect(meter.take()).toEqual({});
  },
);

it('counts failed conditions and rejected requests separately', async () => {
  const table = await freshTable();
  const store = createStore(table);
  await store.declareIncident(aDeclaration());
  const meter = attachMeter(table);
  const change = { before: anIncident({ version: 9 }), set: { severity: 'P0' as const }, event: anEvent() };

  await store.changeIncident(change).catch(() => undefined);
  await store.listIncidents({ statuses: ['OPEN'], limit: -1 }).catch(() => undefined);

  const usage = meter.take();
  expect(usage.changeIncident?.conditionalFailures).toBeGreaterThan(0);
  expect(usage.listIncidents?.userErrors).toBe(1);
});

it('counts operations separately that send the same kind of request at the same time', async () => {
  const table = await freshTable();
  const store = createStore(table);
  const meter = attachMeter(table);
  const times = Array.from({ length: 10 }, (_, i) => `2025-01-15T14:06:0${i}.000001Z`);

  await Promise.all(
    times.flatMap((timestamp) => [
      store.recordMessage(aComment({ timestamp })),
      store.recordCopies({ incident_id: 'INC-000042', channel_id: 'C09' }, [timestamp]),
    ]),
  );

  const usage = meter.take();
  expect([usage.recordMessage?.requests, usage.recordCopies?.requests]).toEqual([10, 10]);
});
