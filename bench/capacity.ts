import { startDynoxide } from '../src/app/embedded/dynoxide.js';
import { systemClock } from '../src/app/open/system-clock.js';
import { createStore } from '../src/data/store/store.js';
import { createTableIfMissing } from '../src/data/table/create-table-if-missing.js';
import { createTable } from '../src/data/table/table-client.js';
import { measureUnits } from '../test/support/capacity.js';
import { benchCommandCapacity, type CommandCapacity } from './command-capacity.js';
import { COST_FLOORS, type CostFloor } from './table/cost-floors.js';

interface Capacity {
  operation: string;
  units: number;
  goal: number;
}

/**
 * Capacity units as the engine counts them: of the store's operations, which test/data/capacity.test.ts holds, then of
 * whole commands with their jobs.
 */
export async function benchCapacity(): Promise<(Capacity | CommandCapacity)[]> {
  return [...(await measureOperations()), ...(await benchCommandCapacity())];
}

async function measureOperations(): Promise<Capacity[]> {
  const engine = await startDynoxide();
  try {
    const measured: Capacity[] = [];
    for (const floor of COST_FLOORS) {
      const tableName = `capacity-${measured.length}`;
      measured.push(await measure(floor, { endpoint: engine.endpoint, tableName }));
    }
    return measured;
  } finally {
    await engine.stop();
  }
}

async function measure(
  { operation, goal, setUp, run }: CostFloor,
  place: { endpoint: string; tableName: string },
): Promise<Capacity> {
  const table = createTable({ region: 'eu-west-1', ...place, now: systemClock.now });
  await createTableIfMissing(table);
  const store = createStore(table);
  await setUp?.(store);
  const units = await measureUnits(table, () => run(store));
  table.client.destroy();
  return { operation, units, goal };
}
