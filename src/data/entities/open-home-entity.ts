import { epochSeconds } from '../../base/timestamp.js';
import { openHomeSchema } from '../../incidents/records/open-home.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { userIdOf } from '../table/read-keys.js';

/** Slack doesn't report when someone closes App Home, so it counts as closed after this long. */
const OPEN_SECONDS = 1800;

/** A person who has App Home open. */
export const openHomeEntity = defineEntity({
  schema: openHomeSchema,
  keys: keysOf.openHome,
  identify: (key) => ({ user_id: userIdOf(key) }),
  expiresAt: ({ opened_at }) => epochSeconds(opened_at) + OPEN_SECONDS,
});
