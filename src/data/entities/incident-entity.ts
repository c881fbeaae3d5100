import { incidentSchema } from '../../incidents/records/incident.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf } from '../table/keys.js';

export const incidentEntity = defineEntity({
  schema: incidentSchema,
  keys: keysOf.incident,
  identify: ({ PK }) => ({ incident_id: incidentIdOf(PK) }),
});
