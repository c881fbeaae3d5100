import { remindersSchema } from '../../incidents/records/reminder-state.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf } from '../table/read-keys.js';

/** Which of an incident's reminders were sent, snoozed and stopped. */
export const remindersEntity = defineEntity({
  schema: remindersSchema,
  keys: keysOf.reminders,
  identify: (key) => ({ incident_id: incidentIdOf(key) }),
});
