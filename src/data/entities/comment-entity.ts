import { commentSchema } from '../../incidents/records/comment.js';
import { defineEntity } from '../table/entity.js';
import { incidentIdOf, keysOf, parseSortKey } from '../table/keys.js';
import { COMMENT_DAYS, expiry } from '../table/retention.js';

export const commentEntity = defineEntity({
  schema: commentSchema,
  keys: keysOf.comment,
  identify: ({ PK, SK }) => ({ incident_id: incidentIdOf(PK), timestamp: parseSortKey(SK).first }),
  expiresAt: (r) => expiry(r.timestamp, COMMENT_DAYS),
});
