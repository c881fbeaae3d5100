import { participantSchema } from '../../incidents/records/participant.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf, userIdOf } from '../table/read-keys.js';

export const participantEntity = defineEntity({
  schema: participantSchema,
  keys: keysOf.participant,
  identify: (key) => ({ incident_id: incidentIdOf(key), user_id: userIdOf(key) }),
});
