import type { Reminders } from '../../incidents/records/reminder-state.js';
import type { Request } from '../../incidents/records/request.js';
import { remindersEntity } from '../entities/reminders-entity.js';
import { requestEntity } from '../entities/request-entity.js';
import { putNew, readItem } from '../table/conditional-writes.js';
import { failedConditions } from '../table/failures.js';
import { keysOf } from '../table/keys.js';
import { transact } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';

/** Which of an incident's reminders were sent, snoozed and stopped; none if there's no such row. 1 RRU. */
async function getReminders(table: Table, incident_id: string): Promise<Reminders> {
  const item = await readItem(table, keysOf.reminders({ incident_id }));
  return (item && remindersEntity.fromItem(item)) ?? remindersEntity.schema.parse({ incident_id });
}

/**
 * Saves the state of an incident's reminders, with the job that sends one if given; false when the state changed since
 * it was read or the job already exists. 2 WRU, 3 more with a job.
 */
async function saveReminders(table: Table, before: Reminders, request?: Request): Promise<boolean> {
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

export const reminderOperations = { getReminders, saveReminders };
