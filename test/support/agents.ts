import type { AgentDeps } from '../../src/agents/agent-deps.js';
import { assembleArchive } from '../../src/app/assemble-archive.js';
import { createMemoryObjects } from '../../src/app/in-process/memory-objects.js';
import { refuseObjectWrites } from '../../src/archive/refuse-object-writes.js';
import { createStore } from '../../src/data/store/store.js';
import { refuseWrites } from '../../src/data/table/refuse-writes.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { ObjectStore } from '../../src/ports/objects.js';
import { extractiveSummarizer } from '../../src/summaries/extractive/extractive-summarizer.js';
import { createTestClock } from './clock.js';
import { createTestLogger } from './logger.js';
import { openTestTable } from './open-test-table.js';

/** A second client of a table, for what must not share the first one's middleware. */
async function secondClient(table: Table): Promise<Table> {
  const { protocol, hostname, port } = (await table.client.config.endpoint?.()) ?? {};
  const endpoint = `${protocol}//${hostname}:${port}`;
  const { name: tableName, now } = table;
  return openTestTable({ endpoint, tableName, now });
}

/** What agents read of a table, through a client of their own that refuses writes. */
export async function openTestAgents(
  table: Table,
  {
    includesPrivate = false,
    objects = createMemoryObjects(),
  }: { includesPrivate?: boolean; objects?: ObjectStore } = {},
): Promise<AgentDeps & { table: Table }> {
  const own = await secondClient(table);
  refuseWrites(own);
  const clock = createTestClock('2025-01-16T00:00:00.000000Z');
  const logger = createTestLogger();
  return {
    archive: assembleArchive({ table: own, objects: refuseObjectWrites(objects), clock, logger }),
    clock,
    includesPrivate,
    namesIn: async () => (id) => ({ U01ALICE: 'Alice', U01BOB: 'Bob' })[id] ?? id,
    store: createStore(own),
    summarizer: extractiveSummarizer,
    table: own,
  };
}
