import { DAY_SECONDS } from '../../base/durations.js';
import { epochSeconds } from '../../base/timestamp.js';
import { openHomeSchema } from '../../incidents/records/open-home.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { userIdOf } from '../table/read-keys.js';

/** Slack caches a view, and briefly shows it again to people who come back. */
const KEPT_SECONDS = 30 * DAY_SECONDS;

/** A person who has opened App Home. */
export const openHomeEntity = defineEntity({
  schema: openHomeSchema,
  keys: keysOf.openHome,
  identify: (key) => ({ user_id: userIdOf(key) }),
  expiresAt: ({ opened_at }) => epochSeconds(opened_at) + KEPT_SECONDS,
});
