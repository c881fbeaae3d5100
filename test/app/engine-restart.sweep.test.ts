import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type EmbeddedTable, startDynoxide } from '../../src/app/embedded/dynoxide.js';
import { createStore } from '../../src/data/store/store.js';
import { writeMany } from '../../src/data/table/batch.js';
import { createTableIfMissing } from '../../src/data/table/create-table-if-missing.js';
import type { Table } from '../../src/data/table/table-client.js';
import { createTestLogger } from '../support/logger.js';
import { openTestTable } from '../support/open-test-table.js';
import { aComment, aDeclaration, DECLARED_AT } from '../support/records.js';
import { everythingIn } from '../support/table.js';

let home = '';
let engine: EmbeddedTable;
let table: Table;
const logger = createTestLogger();

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'aegis-restart-'));
  engine = await startDynoxide(join(home, 'table.db'), logger);
  table = openTestTable({
    ...{ tableName: 'kills', endpoint: engine.endpoint },
    now: () => DECLARED_AT,
  });
  await createTableIfMissing(table);
});
afterEach(async () => {
  table.client.destroy();
  await engine.stop();
  rmSync(home, { recursive: true });
});

/** Linux lists the processes that a shell has started. */
function killEngine(): void {
  const shell = engine.pid();
  const children = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ');
  const own = children.find((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('dynoxide'));
  process.kill(Number(own), 'SIGKILL');
}

const timeOf = (n: number) => `2025-01-15T14:06:00.${String(n).padStart(6, '0')}Z`;

it.runIf(process.platform === 'linux')(
  'has everything it acknowledged after the engine was killed in the middle of writes and batches',
  { timeout: 60_000 },
  async () => {
    const store = createStore(table);
    await store.declareIncident(aDeclaration({ incident_id: 'INC-000001', request_id: 'r-1' }));
    const acknowledged: string[] = [];
    const note = (timestamps: string[]) => void acknowledged.push(...timestamps);
    const write = (n: number) =>
      store.recordMessage(aComment({ timestamp: timeOf(n) })).then(() => note([timeOf(n)]));
    const writeBatch = (n: number) => {
      const times = Array.from({ length: 25 }, (_, i) => timeOf(1_000 + n * 25 + i));
      const puts = times.map((SK) => ({ put: { PK: 'INCIDENT#batch', SK } }));
      return writeMany(table, puts).then(() => note(times));
    };

    for (let round = 0; round < 3; round += 1) {
      const writes = Array.from({ length: 60 }, (_, n) => write(round * 60 + n));
      const batches = Array.from({ length: 8 }, (_, n) => writeBatch(round * 8 + n));
      await Promise.race(batches);
      killEngine();
      await Promise.allSettled([...writes, ...batches]);
      await expect
        .poll(() => store.getIncident('INC-000001').catch(() => undefined), {
          timeout: 15_000,
          interval: 100,
        })
        .toBeDefined();
    }

    const kept = new Set((await everythingIn(table)).map(({ SK }) => String(SK).replace('COMMENT#', '')));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(acknowledged.filter((timestamp) => !kept.has(timestamp))).toEqual([]);
    expect(logger.lines.filter(({ message }) => message.includes('starting it again'))).toHaveLength(3);
  },
);
