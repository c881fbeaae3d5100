import { describe, expect, it } from 'vitest';
import { COST_FLOORS } from '../../bench/table/cost-floors.js';
import { createStore } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { measureUnits } from '../support/capacity.js';
import { COUNTS_CAPACITY, useTables } from '../support/table.js';

const freshTable = useTables();

// The operations are in bench/table/cost-floors.ts; `npm run bench -- capacity` measures them, too.
const floors = COST_FLOORS.map((floor) => [`${floor.operation}: ${floor.goal}`, floor] as const);

describe.skipIf(!COUNTS_CAPACITY)('capacity units', () => {
  it.each(floors)('%s', async (_, { goal, setUp, run }) => {
    const table = await freshTable();
    const store = createStore(table);
    await setUp?.(store);

    const units = await measureUnits(table, () => run(store));

    expect(units).toBe(goal);
  });
});

describe('round trips', () => {
  const bounded = floors.filter(([, { trips }]) => trips !== undefined);

  it.each(bounded)('%s', async (_, { trips, setUp, run }) => {
    const table = await freshTable();
    const store = createStore(table);
    await setUp?.(store);
    const waves = countWaves(table);

    await run(store);

    expect(waves).toEqual(trips);
  });
});

/** Counts the requests in each parallel wave. */
function countWaves({ client }: Table): number[] {
  const waves: number[] = [];
  let underWay = 0;
  client.middlewareStack.add(
    (next) => async (args) => {
      if (underWay === 0) waves.push(0);
      waves.push((waves.pop() ?? 0) + 1);
      underWay += 1;
      try {
        return await next(args);
      } finally {
        underWay -= 1;
      }
    },
    { step: 'initialize', name: 'waves' },
  );
  return waves;
}
