import type { Table } from '../../src/data/table/table-client.js';

/** The capacity units that the requests of a run consume, as the engine reports them. */
export async function measureUnits(table: Table, run: () => Promise<unknown>): Promise<number> {
  let units = 0;
  table.client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
      const result = await next(args);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: unknown };
      for (const one of [ConsumedCapacity].flat() as ({ CapacityUnits?: number } | undefined)[]) {
        units += one?.CapacityUnits ?? 0;
      }
      return result;
    },
    { step: 'initialize', name: 'meter' },
  );
  await run();
  table.client.middlewareStack.remove('meter');
  return units;
}
