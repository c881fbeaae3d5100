import { incidentSchema } from '../../incidents/records/incident.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf } from '../table/read-keys.js';

export const incidentEntity = defineEntity({
  schema: incidentSchema,
  keys: keysOf.incident,
  identify: (key) => ({ incident_id: incidentIdOf(key) }),
});
