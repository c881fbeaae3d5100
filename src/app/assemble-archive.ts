import type { ArchiveDeps } from '../archive/archive-deps.js';
import { createArchiveStore } from '../data/archive-store/archive-store.js';
import type { Table } from '../data/table/table-client.js';

type ArchiveParts = Omit<ArchiveDeps, 'table'> & { table: Table };

/** The dependencies for archiving: the table and the object store, but not Slack. */
export function assembleArchive({ table, objects, clock, logger }: ArchiveParts): ArchiveDeps {
  return { clock, logger, objects, table: createArchiveStore(table) };
}
