import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { epochMillis } from '../../src/base/timestamp.js';
import type { Item } from '../../src/data/table/entity.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { MaintenanceDeps } from '../../src/maintenance/maintenance-deps.js';
import { createPace } from '../../src/maintenance/pace.js';
import { createTestClock } from '../support/clock.js';

export const START = '2025-01-16T00:00:00.000000Z';

/** Maintenance with a clock that advances only in `sleep`. */
export function maintain(table: Table, unitsPerSecond = 1_000_000) {
  const clock = createTestClock(START);
  const sleep = async (millis: number) => clock.advance(millis);
  const deps: MaintenanceDeps = { table, clock, sleep, pace: createPace({ unitsPerSecond, clock, sleep }) };
  return { ...deps, elapsedSeconds: () => (epochMillis(clock.now()) - epochMillis(START)) / 1_000 };
}

export function raw(table: Table) {
  const { client, name: TableName } = table;
  return {
    put: (Item: Item) => client.send(new PutCommand({ TableName, Item })),
    async get(PK: string, SK: string) {
      return (await client.send(new GetCommand({ TableName, Key: { PK, SK }, ConsistentRead: true }))).Item;
    },
  };
}

/** Does something right before each request of one kind, until the returned function is called. */
export function before(table: Table, kind: string, act: () => void | Promise<void>): () => void {
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        if (commandName === kind) await act();
        return next(args);
      },
    { step: 'initialize', name: 'before' },
  );
  return () => table.client.middlewareStack.remove('before');
}

/** Collects the names of all requests from now on. */
export function watch(table: Table): string[] {
  const names: string[] = [];
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        names.push(commandName);
        return next(args);
      },
    { step: 'initialize', name: 'watch' },
  );
  return names;
}
