import type { Drill } from '../../incidents/records/drill.js';
import type { Request } from '../../incidents/records/request.js';
import { drillEntity } from '../entities/drill-entity.js';
import { readItem } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import type { Table } from '../table/table-client.js';
import { saveVersioned } from './save-versioned.js';

/** A drill's progress; undefined for anything else. 1 RRU. */
async function getDrill(table: Table, incident_id: string): Promise<Drill | undefined> {
  const item = await readItem(table, keysOf.drill({ incident_id }));
  return item && drillEntity.fromItem(item);
}

/**
 * Saves a drill's state, with the job that continues it if given; false if the state changed since it was
 * read, or the job already exists. 2 to 6 WRU, 3 more with a job.
 */
function saveDrill(table: Table, before: Drill, request?: Request): Promise<boolean> {
  return saveVersioned(table, { before, toItem: drillEntity.toItem, request });
}

export const drillOperations = { getDrill, saveDrill };
