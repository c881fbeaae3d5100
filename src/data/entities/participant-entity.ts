import { participantSchema } from '../../incidents/records/participant.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf } from '../table/keys.js';

export const participantEntity = defineEntity({
  schema: participantSchema,
  keys: keysOf.participant,
  identify: ({ PK, SK }) => ({ incident_id: incidentIdOf(PK), user_id: SK.slice('USER#'.length) }),
});
