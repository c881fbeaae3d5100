import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../base/durations.js';
import type { Slack, UserGroup } from '../../ports/slack.js';
import { callSlack } from './slack-failures.js';

/** On-call tools change who is in a group at any time. */
const TTL_MS = MINUTE_MS;
/** More than a process names. */
const MAX_GROUPS = 100;

/** User groups and who is in them, shared by the interactive client and the worker's. */
export interface GroupCache {
  /** Under one key. */
  groups: LRUCache<'all', readonly UserGroup[]>;
  members: LRUCache<string, readonly string[]>;
}

export function createGroupCache(elapsed: () => number): GroupCache {
  const options = { ttl: TTL_MS, ttlResolution: 0, perf: { now: elapsed } };
  return {
    groups: new LRUCache({ max: 1, ...options }),
    members: new LRUCache({ max: MAX_GROUPS, ...options }),
  };
}

/** Each costs one call in a minute, of which Slack allows twenty. */
export function createUserGroups(
  client: WebClient,
  { groups, members }: GroupCache,
): Pick<Slack, 'userGroups' | 'groupMembers'> {
  return {
    async userGroups() {
      const known = groups.get('all');
      if (known) return known;
      const { usergroups = [] } = await callSlack(() => client.usergroups.list({ include_disabled: true }));
      const all = usergroups.flatMap(({ id, handle, date_delete = 0 }) =>
        id && handle ? [{ id, handle, isDisabled: date_delete > 0 }] : [],
      );
      groups.set('all', all);
      return all;
    },
    async groupMembers(usergroup) {
      const known = members.get(usergroup);
      if (known) return known;
      const { users = [] } = await callSlack(() => client.usergroups.users.list({ usergroup }));
      members.set(usergroup, users);
      return users;
    },
  };
}
