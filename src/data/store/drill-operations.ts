import type { Drill } from '../../incidents/records/drill.js';
import type { Request } from '../../incidents/records/request.js';
import { drillEntity } from '../entities/drill-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { putNew, readItem } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { keysOf } from '../table/keys.js';
import { transact } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';

/** How far a drill has been played; undefined for anything else. 1 RRU. */
async function getDrill(table: Table, incident_id: string): Promise<Drill | undefined> {
  const item = await readItem(table, keysOf.drill({ incident_id }));
  return item && drillEntity.fromItem(item);
}

/**
 * Saves the state of a drill, with the job that goes on with it if given; false when the state changed since it was
 * read, or the job already exists. 2 to 6 WRU, 3 more with a job.
 */
async function saveDrill(table: Table, before: Drill, request?: Request): Promise<boolean> {
  const after = drillEntity.toItem({ ...before, version: before.version + 1 });
  const condition =
    before.version === 0
      ? { ConditionExpression: 'attribute_not_exists(PK)' }
      : {
          ConditionExpression: 'version = :before',
          ExpressionAttributeValues: { ':before': before.version },
        };
  try {
    await transact(table, [
      { Put: { TableName: table.name, Item: after, ...condition } },
      ...(request ? [{ Put: putNew(table.name, requestEntity.toItem(request)) }] : []),
    ]);
    return true;
  } catch (error) {
    if (failedConditions(error).length === 0) throw error;
    return false;
  }
}

export const drillOperations = { getDrill, saveDrill };
