import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { channelShape, userGroupShape, userShape } from '../api-shapes.js';
import type { User } from '../model.js';
import {
  type Call,
  flag,
  isVisible,
  type Method,
  method,
  pageLimit,
  requireScope,
  scopeFor,
} from './method.js';
import { pageOf } from './paging.js';

const nothing = z.object({});
const READ_USERS = 'users:read';
const READ_EMAIL = 'users:read.email';

export const identityMethods: Record<string, Method> = {
  'auth.test': method({
    args: nothing,
    run: ({ workspace: { team, app, users } }) => ({
      url: team.url,
      team: app.isOrgWide ? null : team.name,
      team_id: app.isOrgWide ? null : team.id,
      user: users.get(app.botUserId)?.handle,
      user_id: app.botUserId,
      bot_id: app.botId,
      ...(team.enterprise && { enterprise_id: team.enterprise.id }),
      is_enterprise_install: app.isOrgWide === true,
    }),
  }),
  'bots.info': method({
    scope: READ_USERS,
    args: z.object({ bot: z.string().optional() }),
    run({ workspace: { app, users } }, { bot }) {
      // Slack says ok, and nothing about the app that asks.
      if (bot === undefined) return {};
      if (bot !== app.botId) throw new ApiError('bot_not_found');
      const name = users.get(app.botUserId)?.displayName;
      return { bot: { id: bot, deleted: false, name, updated: 0, app_id: app.id, user_id: app.botUserId } };
    },
  }),
  'team.info': method({
    scope: 'team:read',
    args: nothing,
    run: ({ workspace: { team } }) => ({ team }),
  }),
  'apps.connections.open': method({
    token: 'app',
    args: nothing,
    run: ({ openSocket }) => ({ url: openSocket() }),
  }),
  'users.info': method({
    scope: READ_USERS,
    args: z.object({ user: z.string() }),
    run(call, { user }) {
      const found = call.workspace.users.get(user);
      if (!found) throw new ApiError('user_not_found');
      return { user: shown(call, found) };
    },
  }),
  'users.list': method({
    scope: READ_USERS,
    args: z.object({ limit: pageLimit({ max: 1000, initial: 200 }), cursor: z.string().optional() }),
    run(call, page) {
      const { items, ...rest } = pageOf([...call.workspace.users.values()], page);
      return { members: items.map((user) => shown(call, user)), ...rest };
    },
  }),
  'users.lookupByEmail': method({
    scope: READ_EMAIL,
    args: z.object({ email: z.string() }),
    run(call, { email }) {
      const found = [...call.workspace.users.values()].find((user) => user.email === email);
      if (!found) throw new ApiError('users_not_found');
      return { user: shown(call, found) };
    },
  }),
  'users.conversations': method({
    args: z.object({
      user: z.string().optional(),
      types: z.string().default('public_channel'),
      exclude_archived: flag.default(false),
      limit: pageLimit({ max: 1000, initial: 100 }),
      cursor: z.string().optional(),
    }),
    run(call, { user = call.workspace.app.botUserId, types, exclude_archived, ...page }) {
      const kinds = readTypes(call, types);
      const theirs = [...call.workspace.channels.values()].filter(
        (channel) =>
          channel.members.includes(user) &&
          kinds.has(channel.kind) &&
          isVisible(call, channel) &&
          !(exclude_archived && channel.isArchived),
      );
      const { items, ...rest } = pageOf(theirs, page);
      return { channels: items.map((channel) => channelShape(call.workspace, channel)), ...rest };
    },
  }),
  'usergroups.list': method({
    scope: 'usergroups:read',
    args: z.object({ include_disabled: flag.default(false) }),
    run({ workspace }, { include_disabled }) {
      const groups = [...workspace.userGroups.values()];
      const shownGroups = groups.filter(({ isDisabled }) => include_disabled || !isDisabled);
      return { usergroups: shownGroups.map((group) => userGroupShape(workspace, group)) };
    },
  }),
  'usergroups.users.list': method({
    scope: 'usergroups:read',
    args: z.object({ usergroup: z.string(), include_disabled: flag.default(false) }),
    run({ workspace }, { usergroup, include_disabled }) {
      const group = workspace.userGroups.get(usergroup);
      if (!group) throw new ApiError('no_such_subteam');
      const { isDisabled, members = [] } = group;
      return { users: isDisabled && !include_disabled ? [] : members };
    },
  }),
  'emoji.list': method({
    scope: 'emoji:read',
    args: nothing,
    run: () => ({ emoji: {} }),
  }),
};

const KIND_OF_TYPE = {
  public_channel: 'channel',
  private_channel: 'group',
  im: 'im',
  mpim: 'mpim',
} as const;

/** The kinds of channels in a `types` argument; each needs its own scope. */
export function readTypes(call: Call, types: string): Set<string> {
  const kinds = types.split(',').map((type) => {
    const known = z.enum(['public_channel', 'private_channel', 'im', 'mpim']).safeParse(type.trim());
    if (!known.success) throw new ApiError('invalid_types');
    return KIND_OF_TYPE[known.data];
  });
  for (const kind of kinds) requireScope(call, [scopeFor('read', kind)]);
  return new Set(kinds);
}

function shown(call: Call, user: User) {
  const withEmail = !call.scopes || call.scopes.has(READ_EMAIL);
  return userShape(call.workspace, user, { withEmail });
}
