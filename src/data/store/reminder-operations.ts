import { ACTIVE_STATUSES, type Incident } from '../../incidents/records/incident.js';
import type { Reminders } from '../../incidents/records/reminder-state.js';
import type { Request } from '../../incidents/records/request.js';
import { incidentEntity } from '../entities/incident-entity.js';
import { remindersEntity } from '../entities/reminders-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { putNew, readItem } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { index, keysOf, type Visibility } from '../table/keys.js';
import { queryAll, transact } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';

const SHELVES: readonly Visibility[] = ['public', 'private'];

/** Every incident that is not closed, private ones too. 0.5 RRU for 4 KB of each status. */
export async function unclosedIncidents(table: Table): Promise<Incident[]> {
  const partitions = SHELVES.flatMap((shelf) =>
    [...ACTIVE_STATUSES, 'RESOLVED'].map((status) => index.status(status, shelf)),
  );
  const found = await Promise.all(
    partitions.map((partition) =>
      queryAll(table, {
        IndexName: 'GSI1',
        KeyConditionExpression: 'GSI1PK = :status',
        ExpressionAttributeValues: { ':status': partition },
      }),
    ),
  );
  return found.flat().flatMap((item) => incidentEntity.fromItem(item) ?? []);
}

/** What of an incident's reminders was sent, snoozed and stopped; nothing so far if there is no such row. 1 RRU. */
export async function getReminders(table: Table, incident_id: string): Promise<Reminders> {
  const item = await readItem(table, keysOf.reminders({ incident_id }));
  return (item && remindersEntity.fromItem(item)) ?? remindersEntity.schema.parse({ incident_id });
}

/**
 * Changes it as it was read, with the job that sends a reminder or without; false when somebody else was faster or the
 * job is there already. 2 WRU, 3 more with a job.
 */
export async function saveReminders(table: Table, before: Reminders, request?: Request): Promise<boolean> {
  const after = remindersEntity.toItem({ ...before, version: before.version + 1 });
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
