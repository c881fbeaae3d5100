import { summarySchema } from '../../incidents/records/incident-summary.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf, parseSortKey } from '../table/keys.js';
import { expiry, SUMMARY_DAYS } from '../table/retention.js';

export const summaryEntity = defineEntity({
  schema: summarySchema,
  keys: keysOf.summary,
  identify: ({ PK, SK }) => ({ incident_id: incidentIdOf(PK), timestamp: parseSortKey(SK).first }),
  expiresAt: (r) => expiry(r.timestamp, SUMMARY_DAYS),
});
