import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createStore } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import { aDeclaration } from '../support/records.js';
import { useTables } from '../support/table.js';
import { raw } from './maintenance-setup.js';

const ENTRY = join(import.meta.dirname, '../../src/cli/aegis.ts');

const freshTable = useTables();

interface Ended {
  code: number;
  said: string;
}

/** Runs `aegis` as an operator does, against a table of the test's engine. */
async function aegis(table: Table, args: string[]): Promise<Ended> {
  const { protocol, hostname, port } = (await table.client.config.endpoint?.()) ?? {};
  const env = {
    PATH: process.env.PATH,
    AEGIS_TABLE: table.name,
    // DynamoDB Local keeps the tables of each region apart.
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL_DYNAMODB: `${protocol}//${hostname}:${port}`,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', ENTRY, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
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

it('prints the usage for invalid arguments', async () => {
  const table = await freshTable();

  const answers = await Promise.all([
    aegis(table, ['mend']),
    aegis(table, ['doctor', '--units', 'many']),
    aegis(table, ['migrate', 'nothing-of-the-kind']),
    aegis(table, ['migrate', 'retention-of-old-items', '--switch']),
  ]);

  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
  const [unknown, count, name, step] = answers.map(({ said }) => said);
  expect(unknown).toContain('aegis doctor [--fix]');
  expect(count).toContain('--units must be a whole number, not "many"');
  expect(name).toContain('There is no migration nothing-of-the-kind');
  expect(step).toContain("doesn't change an index");
});
