import { ResourceNotFoundException } from '@aws-sdk/client-dynamodb';
import { getMany } from './batch.js';
import { noTable } from './describe-table.js';
import { keysOf } from './keys.js';
import type { Table } from './table-client.js';

/**
 * Reads one item, with the call that every role may make. Throws NotFoundError if
 * there's no such table. 0.5 RRU.
 */
export async function probeTable(table: Table): Promise<void> {
  try {
    await getMany(table, [keysOf.incidentCounter()]);
  } catch (cause) {
    throw cause instanceof ResourceNotFoundException ? noTable(table, cause) : cause;
  }
}
