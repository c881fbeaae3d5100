import { commentSchema } from '../../incidents/records/comment.js';
import { isMarked } from '../../incidents/records/message-marks.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { incidentIdOf, readSortKey } from '../table/read-keys.js';
import { COMMENT_DAYS, expiry } from '../table/retention.js';

export const commentEntity = defineEntity({
  schema: commentSchema,
  keys: keysOf.comment,
  identify: (key) => ({ incident_id: incidentIdOf(key), timestamp: readSortKey(key.SK).timestamp }),
  expiresAt: (r) =>
    isMarked(r) && r.deleted_at === undefined ? undefined : expiry(r.timestamp, COMMENT_DAYS),
});
