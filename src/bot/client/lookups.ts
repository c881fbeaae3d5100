import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { HOUR_MS, MINUTE_MS } from '../../base/durations.js';
import type { InteractiveSlack, Slack, SlackUser } from '../../ports/slack.js';
import type { IdentitySource } from './identity.js';
import { callSlack, ignoreRefusals } from './slack-failures.js';
import { readUser, type UserInfo } from './slack-user.js';

/** Decides what people may do, so it can't be old. */
const USER_TTL_MS = MINUTE_MS;
/** Only for display. */
const NAME_TTL_MS = HOUR_MS;
/** Allocated up front, which adds to a cold start. */
const MAX_PEOPLE = 1_000;

/** What's known about people, shared by the interactive client and the worker's. */
export interface PeopleCache {
  users: LRUCache<string, SlackUser>;
  names: LRUCache<string, string>;
}

export function createPeopleCache(): PeopleCache {
  return {
    users: new LRUCache({ max: MAX_PEOPLE, ttl: USER_TTL_MS }),
    names: new LRUCache({ max: MAX_PEOPLE, ttl: NAME_TTL_MS }),
  };
}

interface LookupOptions {
  client: WebClient;
  identity: IdentitySource;
  people: PeopleCache;
}

type Lookups = Pick<Slack & InteractiveSlack, 'user' | 'names' | 'channel' | 'workspaceUrl'>;

/** The reads of both Slack interfaces; every call goes through the given client. */
export function createLookups({ client, identity, people: { users, names } }: LookupOptions): Lookups {
  async function fetchUser(userId: string): Promise<SlackUser> {
    const { user } = await callSlack(() => client.users.info({ user: userId }));
    const found = readUser(userId, await callSlack(identity), user as UserInfo | undefined);
    users.set(userId, found);
    names.set(userId, found.name);
    return found;
  }

  async function nameOf(userId: string): Promise<string> {
    const found = names.get(userId) ?? (await fetchUser(userId).catch(ignoreRefusals));
    if (found === undefined) return userId;
    return typeof found === 'string' ? found : found.name;
  }

  return {
    user: async (userId) => users.get(userId) ?? (await fetchUser(userId)),
    async names(userIds) {
      return new Map(await Promise.all(userIds.map(async (id) => [id, await nameOf(id)] as const)));
    },
    async channel(channelId) {
      const { channel } = await callSlack(() => client.conversations.info({ channel: channelId }));
      return {
        name: channel?.name ?? channelId,
        isPrivate: channel?.is_private === true || channel?.is_im === true || channel?.is_mpim === true,
        isShared: channel?.is_ext_shared === true,
      };
    },
    workspaceUrl: async () => (await callSlack(identity)).workspaceUrl,
  };
}
