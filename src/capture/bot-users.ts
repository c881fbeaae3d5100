import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../base/durations.js';
import type { CaptureDeps } from './capture-deps.js';
import type { IsBotUser } from './read-author.js';

const MAX_USERS = 2_000;
/** How long a user counts as a bot after a failed lookup: Slack may be unreachable for a while. */
const RETRY_MS = MINUTE_MS;

/** Asks Slack once for each user who posts through an app. A user who can't be looked up counts as a bot. */
export function createBotUsers({ slack, logger }: Pick<CaptureDeps, 'slack' | 'logger'>): IsBotUser {
  const known = new LRUCache<string, boolean>({ max: MAX_USERS });
  return async (userId) => {
    const cached = known.get(userId);
    if (cached !== undefined) return cached;
    try {
      const { isBot: isKnownBot, isUnknown = false } = await slack.user(userId);
      const isBot = isKnownBot || isUnknown;
      known.set(userId, isBot);
      return isBot;
    } catch (err) {
      logger.warn({ err }, "couldn't look up the author of a message; recorded as a bot's");
      known.set(userId, true, { ttl: RETRY_MS });
      return true;
    }
  };
}
