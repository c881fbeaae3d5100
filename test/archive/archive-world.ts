import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach } from 'vitest';
import type { ArchiveDeps } from '../../src/archive/archive-deps.js';
import { createFolderStore } from '../../src/archive/folder-store.js';
import { toRawJson } from '../../src/archive/raw-json.js';
import type { Timestamp } from '../../src/base/timestamp.js';
import { createArchiveStore } from '../../src/data/archive-store/archive-store.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Item } from '../../src/data/table/entity.js';
import { keyOf, type RawItem } from '../../src/data/table/raw-item.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { ObjectStore } from '../../src/ports/objects.js';
import { createTestClock, type TestClock } from '../support/clock.js';
import { createTestLogger } from '../support/logger.js';
import { useTables } from '../support/table.js';

export interface Archiver extends ArchiveDeps {
  clock: TestClock;
  logger: ReturnType<typeof createTestLogger>;
  store: Store;
  dynamo: Table;
  folder: string;
}

/** Ninety days and a second after the records in test/support are closed. */
const DUE_AT = '2025-04-20T00:00:00.000000Z';
export const CLOSED_AT = '2025-01-15T18:00:00.000000Z';
/** DynamoDB's limit for one request. */
const BATCH = 25;
export const DAY_MS = 86_400_000;

/** A folder for every test of a file; the returned function gives the current one. */
export function useFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aegis-archive-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });
  return () => folder;
}

/**
 * A real table and a real folder for every test of a file, with a clock at which closed incidents are due.
 */
export function useArchiver(start: Timestamp = DUE_AT): () => Archiver {
  const freshTable = useTables();
  const folder = useFolder();
  let archiver: Archiver | undefined;
  beforeEach(async () => {
    const clock = createTestClock(start);
    const dynamo = { ...(await freshTable()), now: clock.now };
    archiver = {
      clock,
      dynamo,
      folder: folder(),
      logger: createTestLogger(),
      objects: createFolderStore(folder()),
      store: createStore(dynamo),
      table: createArchiveStore(dynamo),
    };
  });
  return () => {
    if (!archiver) throw new Error('there is an archiver only while a test runs');
    return archiver;
  };
}

/** Stores the items of records, as the entities make them. */
export async function putAll({ dynamo: { client, name } }: Archiver, items: readonly Item[]): Promise<void> {
  for (let i = 0; i < items.length; i += BATCH) {
    const puts = items.slice(i, i + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteCommand({ RequestItems: { [name]: puts } }));
  }
}

/** Stores items in DynamoDB's own format. */
export async function putRaw({ client, name }: Table, items: readonly RawItem[]): Promise<void> {
  for (let i = 0; i < items.length; i += BATCH) {
    const puts = items.slice(i, i + BATCH).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [name]: puts } }));
  }
}

/** Each item of a partition as one line, without the sentinel, for a byte-for-byte comparison. */
export async function linesOf({ table }: Pick<Archiver, 'table'>, incidentId: string): Promise<string[]> {
  const items = await table.readPartition(incidentId);
  return items.filter((item) => !keyOf(item).SK.startsWith('ARCHIVE#')).map(toRawJson);
}

export async function sortKeysOf({ table }: Pick<Archiver, 'table'>, incidentId: string): Promise<string[]> {
  const keys = (await table.readPartition(incidentId)).map((item) => keyOf(item).SK);
  return keys.filter((key) => key !== 'ARCHIVE#OBJECTS');
}

/** Thrown to simulate the death of the process. */
class Killed extends Error {}

interface Killer {
  /** The call at which it dies, counting from 1; if undefined, it never does. */
  at: number | undefined;
  when: 'before' | 'after';
  calls: number;
}

/** Counts every request to the table and every call to the object store, and dies at one of them. */
export function withKiller(archiver: Archiver): { deps: ArchiveDeps; killer: Killer } {
  const killer: Killer = { at: undefined, when: 'before', calls: 0 };
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    killer.calls += 1;
    const isLast = killer.calls === killer.at;
    if (isLast && killer.when === 'before') throw new Killed();
    const result = await work();
    if (isLast) throw new Killed();
    return result;
  };
  archiver.dynamo.client.middlewareStack.add((next) => (args) => step(() => next(args)), {
    step: 'initialize',
    name: 'killer',
  });
  const { objects } = archiver;
  const mortal: ObjectStore = {
    putIfAbsent: (key, bytes) => step(() => objects.putIfAbsent(key, bytes)),
    get: (key) => step(() => objects.get(key)),
    delete: (key) => step(() => objects.delete(key)),
    list: (prefix) => step(() => objects.list(prefix)),
  };
  return { deps: { ...archiver, objects: mortal }, killer };
}
