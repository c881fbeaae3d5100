import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { channelShape, isTopicChannel } from '../api-shapes.js';
import { archiveChannel, renameChannel, unarchiveChannel } from '../channel-lifecycle.js';
import { joinChannel, leaveChannel, setPurpose, setTopic } from '../channels.js';
import type { Channel } from '../model.js';
import { isColleague } from '../organizations.js';
import { requireValidName } from './conversations-methods.js';
import {
  type Call,
  findChannel,
  flag,
  isMember,
  type Method,
  method,
  requireScope,
  requireUnarchived,
  scopeFor,
} from './method.js';

const MAX_NOTE = 250;
const channelOnly = z.object({ channel: z.string() });

/** Changing a channel and its members. */
export const channelMembershipMethods: Record<string, Method> = {
  'conversations.join': method({
    scope: 'channels:join',
    args: channelOnly,
    run(call, { channel: id }) {
      const channel = findChannel(call, id);
      if (channel.kind !== 'channel') throw new ApiError('method_not_supported_for_channel_type');
      requireUnarchived(channel);
      if (isMember(call, channel)) return { ...shown(call, channel), warning: 'already_in_channel' };
      joinChannel(call.workspace, channel, { userId: call.workspace.app.botUserId });
      return shown(call, channel);
    },
  }),
  'conversations.leave': method({
    args: channelOnly,
    run(call, { channel: id }) {
      const channel = findManaged(call, id);
      if (channel.isGeneral) throw new ApiError('cant_leave_general');
      if (!isMember(call, channel)) return { not_in_channel: true };
      requireUnarchived(channel);
      leaveChannel(call.workspace, channel, { userId: call.workspace.app.botUserId });
      return undefined;
    },
  }),
  'conversations.invite': method({
    args: z.object({ channel: z.string(), users: z.string(), force: flag.default(false) }),
    run(call, { channel: id, users, force }) {
      const channel = findJoinedManaged(call, id, ['channels:write.invites']);
      invite(call, channel, { ids: users.split(',').filter(Boolean), force });
      return shown(call, channel);
    },
  }),
  'conversations.kick': method({
    args: z.object({ channel: z.string(), user: z.string() }),
    run(call, { channel: id, user }) {
      const channel = findJoinedManaged(call, id);
      if (user === call.workspace.app.botUserId) throw new ApiError('cant_kick_self');
      if (channel.isGeneral) throw new ApiError('cant_kick_from_general');
      if (!call.workspace.users.has(user)) throw new ApiError('user_not_found');
      if (!channel.members.includes(user)) throw new ApiError('not_in_channel');
      leaveChannel(call.workspace, channel, { userId: user, actorId: call.workspace.app.botUserId });
      return undefined;
    },
  }),
  'conversations.setTopic': method({
    args: channelOnly.extend({ topic: z.string() }),
    run(call, { channel: id, topic }) {
      const channel = findJoinedManaged(call, id, ['channels:write.topic']);
      if (topic.length > MAX_NOTE) throw new ApiError('too_long');
      setTopic(call.workspace, channel, { userId: call.workspace.app.botUserId, topic });
      return shown(call, channel);
    },
  }),
  'conversations.setPurpose': method({
    args: channelOnly.extend({ purpose: z.string() }),
    run(call, { channel: id, purpose }) {
      const channel = findJoinedManaged(call, id, ['channels:write.topic']);
      if (purpose.length > MAX_NOTE) throw new ApiError('too_long');
      setPurpose(call.workspace, channel, { userId: call.workspace.app.botUserId, purpose });
      return shown(call, channel);
    },
  }),
  'conversations.rename': method({
    args: channelOnly.extend({ name: z.string() }),
    run(call, { channel: id, name }) {
      const channel = findJoinedManaged(call, id);
      if (channel.creator !== call.workspace.app.botUserId) throw new ApiError('not_authorized');
      requireValidName(call.workspace, name);
      renameChannel(call.workspace, channel, { userId: call.workspace.app.botUserId, name });
      return shown(call, channel);
    },
  }),
  'conversations.archive': method({
    args: channelOnly,
    run(call, { channel: id }) {
      const channel = findManaged(call, id);
      if (channel.isGeneral) throw new ApiError('cant_archive_general');
      if (channel.isArchived) throw new ApiError('already_archived');
      if (!isMember(call, channel)) throw new ApiError('not_in_channel');
      archiveChannel(call.workspace, channel, call.workspace.app.botUserId);
      return undefined;
    },
  }),
  'conversations.unarchive': method({
    args: channelOnly,
    run(call, { channel: id }) {
      const channel = findManaged(call, id);
      if (!channel.isArchived) throw new ApiError('not_archived');
      // Only members can unarchive, and archiving removed the bot, so in Slack no bot can do this.
      if (!isMember(call, channel)) throw new ApiError('not_in_channel');
      unarchiveChannel(call.workspace, channel, call.workspace.app.botUserId);
      return undefined;
    },
  }),
};

function findManaged(call: Call, id: string, narrowerScopes: readonly string[] = []): Channel {
  const channel = findChannel(call, id);
  if (!isTopicChannel(channel)) throw new ApiError('method_not_supported_for_channel_type');
  requireScope(call, [scopeFor('manage', channel.kind), ...narrowerScopes]);
  return channel;
}

function findJoinedManaged(call: Call, id: string, narrowerScopes?: readonly string[]): Channel {
  const channel = findManaged(call, id, narrowerScopes);
  requireUnarchived(channel);
  if (!isMember(call, channel)) throw new ApiError('not_in_channel');
  return channel;
}

/** Without `force`, one id that can't be invited fails the whole call. */
function invite(call: Call, channel: Channel, { ids, force }: { ids: string[]; force: boolean }): void {
  if (ids.length === 0) throw new ApiError('no_user');
  const errors = ids.flatMap((user) => {
    const error = obstacle(call, channel, user);
    return error ? [{ user, ok: false, error }] : [];
  });
  const rejected = new Set(errors.map(({ user }) => user));
  const invited = ids.filter((id) => !rejected.has(id));
  const [first] = errors;
  if (first && (!force || invited.length === 0)) throw new ApiError(first.error, { errors });
  const inviter = call.workspace.app.botUserId;
  for (const userId of invited) joinChannel(call.workspace, channel, { userId, inviter });
}

function obstacle({ workspace }: Call, channel: Channel, id: string): string | undefined {
  const user = workspace.users.get(id);
  if (!user || user.isDeactivated) return 'user_not_found';
  if (id === workspace.app.botUserId) return 'cant_invite_self';
  if (channel.members.includes(id)) return 'already_in_channel';
  if (user.enterpriseTeams && !user.enterpriseTeams.includes(workspace.team.id))
    return 'org_user_not_in_team';
  if (!isColleague(user)) return 'user_team_not_in_channel';
  return undefined;
}

function shown({ workspace }: Call, channel: Channel) {
  return { channel: channelShape(workspace, channel) };
}
