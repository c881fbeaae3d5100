import { drillSchema } from '../../incidents/records/drill.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf } from '../table/read-keys.js';

/** How far a drill has been played. */
export const drillEntity = defineEntity({
  schema: drillSchema,
  keys: keysOf.drill,
  identify: (key) => ({ incident_id: incidentIdOf(key) }),
});
