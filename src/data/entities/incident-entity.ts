import { incidentSchema } from '../../incidents/records/incident.js';
import { defineEntity } from '../entity.js';
import { incidentIdOf, keysOf } from '../keys.js';

export const incidentEntity = defineEntity({
  schema: incidentSchema,
  keys: keysOf.incident,
  identify: ({ PK }) => ({ incident_id: incidentIdOf(PK) }),
});
