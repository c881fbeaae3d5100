import type { Reminders } from '../../incidents/records/reminder-state.js';
import type { Request } from '../../incidents/records/request.js';
import { remindersEntity } from '../entities/reminders-entity.js';
import { readItem } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import type { Table } from '../table/table-client.js';
import { saveVersioned } from './save-versioned.js';

/** Which of an incident's reminders were sent, snoozed and stopped; empty if there's no such row. 1 RRU. */
async function getReminders(table: Table, incident_id: string): Promise<Reminders> {
  const item = await readItem(table, keysOf.reminders({ incident_id }));
  return (item && remindersEntity.fromItem(item)) ?? remindersEntity.schema.parse({ incident_id });
}

/**
 * Saves the state of an incident's reminders, with the job that sends one if given; false if the state
 * changed since it was read or the job already exists. 2 WRU, 3 more with a job.
 */
function saveReminders(table: Table, before: Reminders, request?: Request): Promise<boolean> {
  return saveVersioned(table, { before, toItem: remindersEntity.toItem, request });
}

export const reminderOperations = { getReminders, saveReminders };
