import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../base/durations.js';
import { ignoreRefusals } from '../../base/errors.js';
import type { Directory, InteractiveSlack, Slack, SlackUser } from '../../ports/slack.js';
import { fetchDirectory } from './directory.js';
import type { IdentitySource } from './identity.js';
import { createMemberCache, createMembers, type MemberCache } from './members.js';
import { createNameCache, createNames, type NameCache } from './name-cache.js';
import { callSlack, ignoreCode } from './slack-failures.js';
import { readUser, type UserInfo } from './slack-user.js';
import { createGroupCache, createUserGroups, type GroupCache } from './user-groups.js';

/** Decides what people may do, so it mustn't be stale. */
const USER_TTL_MS = MINUTE_MS;
/** Slack allows listing everyone at most twenty times a minute. */
const DIRECTORY_TTL_MS = 5 * MINUTE_MS;
/** Allocated up front, which adds to a cold start. */
const MAX_PEOPLE = 1_000;

/** Results of earlier lookups, shared by the interactive client and the worker's. */
export interface LookupCache {
  users: LRUCache<string, SlackUser>;
  names: NameCache;
  members: MemberCache;
  groups: GroupCache;
  /** Under one key. */
  directory: LRUCache<'all', Directory>;
}

/** `elapsed` counts milliseconds from any start, and never backwards. */
export function createLookupCache(elapsed: () => number): LookupCache {
  return {
    users: new LRUCache({ max: MAX_PEOPLE, ttl: USER_TTL_MS, ttlResolution: 0, perf: { now: elapsed } }),
    names: createNameCache(),
    members: createMemberCache(elapsed),
    groups: createGroupCache(elapsed),
    directory: new LRUCache({ max: 1, ttl: DIRECTORY_TTL_MS }),
  };
}

interface LookupOptions {
  client: WebClient;
  identity: IdentitySource;
  cache: LookupCache;
}

type Lookups = Pick<
  Slack & InteractiveSlack,
  | 'user'
  | 'names'
  | 'channel'
  | 'file'
  | 'directory'
  | 'workspaceUrl'
  | 'isInChannel'
  | 'forgetMembers'
  | 'members'
  | 'userGroups'
  | 'groupMembers'
>;

/** The reads of both Slack interfaces; every call goes through the given client. */
export function createLookups({
  client,
  identity,
  cache: { users, names, members, groups, directory },
}: LookupOptions): Lookups {
  async function fetchUser(userId: string): Promise<SlackUser> {
    const response = await callSlack(() => client.users.info({ user: userId })).catch(
      ignoreCode('user_not_found'),
    );
    const info = response?.user as UserInfo | undefined;
    const first = readUser(userId, await callSlack(identity), info);
    const found = first.isExternal
      ? readUser(userId, await callSlack(() => identity({ recent: true })), info)
      : first;
    users.set(userId, found);
    names.people.set(userId, info ? found.name : '');
    return found;
  }

  return {
    user: async (userId) => users.get(userId) ?? (await fetchUser(userId)),
    names: createNames({ client, cache: names, fetchUser }),
    async channel(channelId) {
      const { channel } = await callSlack(() => client.conversations.info({ channel: channelId }));
      return {
        name: channel?.name ?? channelId,
        isPrivate: channel?.is_private === true || channel?.is_im === true || channel?.is_mpim === true,
        isShared: channel?.is_ext_shared === true,
      };
    },
    async file(fileId) {
      const found = await callSlack(() => client.files.info({ file: fileId })).catch(ignoreRefusals);
      return found && { ...found.file };
    },
    ...createMembers(client, members),
    ...createUserGroups(client, groups),
    async directory() {
      const known = directory.get('all') ?? (await callSlack(() => fetchDirectory(client)));
      directory.set('all', known);
      return known;
    },
    workspaceUrl: async () => (await callSlack(identity)).workspaceUrl,
  };
}
