import { requestSchema } from '../../incidents/records/request.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { requestIdOf } from '../table/read-keys.js';
import { expiry, REQUEST_DAYS } from '../table/retention.js';

export const requestEntity = defineEntity({
  schema: requestSchema,
  keys: keysOf.request,
  identify: (key) => ({ request_id: requestIdOf(key) }),
  expiresAt: (r) => expiry(r.created_at, REQUEST_DAYS),
});
