import { historyCheckSchema } from '../../incidents/records/history-check.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf } from '../table/read-keys.js';

/** How far an incident's record has been compared with Slack. */
export const historyCheckEntity = defineEntity({
  schema: historyCheckSchema,
  keys: keysOf.historyCheck,
  identify: (key) => ({ incident_id: incidentIdOf(key) }),
});
