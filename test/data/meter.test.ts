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
