import { expect, it, vi } from 'vitest';
import { AegisError } from '../../src/base/errors.js';
import { runAegis } from '../../src/cli/run-aegis.js';
import { createStore } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { aDeclaration } from '../support/records.js';
import { useTables } from '../support/table.js';
import { raw } from './maintenance-setup.js';

const freshTable = useTables();

interface Ended {
  code: number;
  said: string;
}

/** Runs `aegis` with an operator's arguments, against a table of the test's engine. */
async function aegis(table: Table, args: string[]): Promise<Ended> {
  const { protocol, hostname, port } = (await table.client.config.endpoint?.()) ?? {};
  const env = {
    AEGIS_TABLE: table.name,
    // DynamoDB Local keeps the tables of each region apart.
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
  };
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const code = await runAegis(args, env).catch((error: unknown) => error);
  const printed = print.mock.calls.join('\n');
  print.mockRestore();
  if (code instanceof AegisError) return { code: 1, said: code.message };
  if (typeof code !== 'number') throw code;
  return { code, said: printed };
}

it('examines, repairs and migrates a table from the command line', async () => {
  const table = await freshTable();
  await createStore(table).declareIncident(aDeclaration());
  const metadata = await raw(table).get('INCIDENT#INC-000042', 'METADATA');
  await raw(table).put({ ...metadata, GSI1PK: 'STATUS#CLOSED' });

  const ill = await aegis(table, ['doctor']);
  const repaired = await aegis(table, ['doctor', '--fix', '--json']);
  const well = await aegis(table, ['doctor', '--units', '500', '--segments', '2']);
  const dry = await aegis(table, ['migrate', 'retention-of-old-items', '--dry-run']);
  const run = await aegis(table, ['migrate', 'retention-of-old-items']);
  const list = await aegis(table, ['migrate']);

  expect(ill.code).toBe(1);
  expect(ill.said).toContain('GSI1PK is STATUS#CLOSED, not STATUS#OPEN');
  expect(repaired.code).toBe(0);
  expect(JSON.parse(repaired.said)).toMatchObject({ findings: [], items: expect.any(Number) });
  expect(well).toMatchObject({ code: 0, said: expect.stringContaining('nothing is wrong') });
  expect(dry).toMatchObject({ code: 0, said: expect.stringContaining('0 of ') });
  expect(run).toMatchObject({ code: 0 });
  expect(list.said).toMatch(/retention-of-old-items \(attribute\).*\n {2}done at /);
});

it('says what is wrong with a migration or its step', async () => {
  const table = await freshTable();

  const name = await aegis(table, ['migrate', 'nothing-of-the-kind']);
  const step = await aegis(table, ['migrate', 'retention-of-old-items', '--switch']);

  expect([name.code, step.code]).toEqual([1, 1]);
  expect(name.said).toContain('There is no migration nothing-of-the-kind');
  expect(step.said).toContain("doesn't change an index");
});

it.each([
  ['doctor'],
  ['migrate'],
  ['task', 'done', 'INC-1', '1', '--by', 'U0123456789'],
  ['events', 'sinks'],
  ['mcp'],
])("says that there's no such table: %s", async (...args) => {
  const table = await freshTable();

  const { code, said } = await aegis({ ...table, name: 'nope' }, args);

  expect([code, said]).toEqual([1, 'There is no table nope. Set AEGIS_TABLE to the right name.']);
});
