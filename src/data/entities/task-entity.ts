import { taskSchema } from '../../incidents/records/incident-task.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf, parseSortKey } from '../table/keys.js';

export const taskEntity = defineEntity({
  schema: taskSchema,
  keys: keysOf.task,
  identify: ({ PK, SK }) => ({ incident_id: incidentIdOf(PK), timestamp: parseSortKey(SK).first }),
});
