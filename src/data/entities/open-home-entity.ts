import { epochSeconds } from '../../base/timestamp.js';
import { openHomeSchema } from '../../incidents/records/open-home.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { userIdOf } from '../table/read-keys.js';

/** Slack does not tell when somebody looks away; after this long nobody is taken to look any more. */
const OPEN_SECONDS = 1800;

/** That somebody has App Home open. */
export const openHomeEntity = defineEntity({
  schema: openHomeSchema,
  keys: keysOf.openHome,
  identify: (key) => ({ user_id: userIdOf(key) }),
  expiresAt: ({ opened_at }) => epochSeconds(opened_at) + OPEN_SECONDS,
});
