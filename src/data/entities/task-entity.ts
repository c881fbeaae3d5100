import { taskSchema } from '../../incidents/records/incident-task.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf, readSortKey } from '../table/read-keys.js';

export const taskEntity = defineEntity({
  schema: taskSchema,
  keys: keysOf.task,
  identify: (key) => ({ incident_id: incidentIdOf(key), timestamp: readSortKey(key.SK).timestamp }),
});
