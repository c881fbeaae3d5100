import { remindersSchema } from '../../incidents/records/reminder-state.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf } from '../table/keys.js';

/** What of an incident's reminders was sent, snoozed and stopped. */
export const remindersEntity = defineEntity({
  schema: remindersSchema,
  keys: keysOf.reminders,
  identify: ({ PK }) => ({ incident_id: incidentIdOf(PK) }),
});
