import { summarySchema } from '../../incidents/records/incident-summary.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf, readSortKey } from '../table/read-keys.js';
import { expiry, SUMMARY_DAYS } from '../table/retention.js';

export const summaryEntity = defineEntity({
  schema: summarySchema,
  keys: keysOf.summary,
  identify: (key) => ({ incident_id: incidentIdOf(key), timestamp: readSortKey(key.SK).timestamp }),
  expiresAt: (r) => expiry(r.timestamp, SUMMARY_DAYS),
});
