import * as z from 'zod';
import { epochSeconds } from '../../base/timestamp.js';
import { defineEntity } from '../entity.js';
import { keysOf } from '../keys.js';

/** Slack does not tell when somebody looks away; after this long nobody is taken to look any more. */
const OPEN_SECONDS = 1800;

const schema = z.object({
  user_id: z.string(),
  opened_at: z.string(),
});

/** That somebody has App Home open. */
export const openHomeEntity = defineEntity({
  schema,
  keys: keysOf.openHome,
  identify: ({ SK }) => ({ user_id: SK.slice('USER#'.length) }),
  expiresAt: ({ opened_at }) => epochSeconds(opened_at) + OPEN_SECONDS,
});
