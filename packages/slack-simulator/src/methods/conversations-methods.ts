import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { channelShape } from '../api-shapes.js';
import { createChannel, openDirect } from '../channels.js';
import type { Channel } from '../model.js';
import { findChannelByName, type Workspace } from '../workspace.js';
import { readTypes } from './identity-methods.js';
import {
  type Call,
  findChannel,
  flag,
  isVisible,
  type Method,
  method,
  pageLimit,
  requireScope,
  scopeFor,
} from './method.js';
import { pageOf } from './paging.js';

const page = { limit: pageLimit({ max: 1000, initial: 100 }), cursor: z.string().optional() };
const MAX_NAME = 80;
const MAX_OPENED = 8;

/** Creating, finding and listing conversations. */
export const conversationMethods: Record<string, Method> = {
  'conversations.create': method({
    args: z.object({ name: z.string(), is_private: flag.default(false) }),
    run(call, { name, is_private }) {
      const kind = is_private ? 'group' : 'channel';
      requireScope(call, [scopeFor('manage', kind)]);
      requireValidName(call.workspace, name);
      const { botUserId } = call.workspace.app;
      const fresh = { name, kind, creator: botUserId, members: [botUserId] } as const;
      return { channel: channelShape(call.workspace, createChannel(call.workspace, fresh)) };
    },
  }),
  'conversations.info': method({
    args: z.object({ channel: z.string(), include_num_members: flag.default(false) }),
    run(call, { channel: id, include_num_members }) {
      const channel = findChannel(call, id, 'read');
      const figures = include_num_members && { num_members: channel.members.length };
      return { channel: { ...channelShape(call.workspace, channel), ...figures } };
    },
  }),
  'conversations.list': method({
    args: z.object({
      types: z.string().default('public_channel'),
      exclude_archived: flag.default(false),
      ...page,
    }),
    run(call, { types, exclude_archived, ...wanted }) {
      const kinds = readTypes(call, types);
      const visible = [...call.workspace.channels.values()].filter(
        (channel) =>
          kinds.has(channel.kind) && isVisible(call, channel) && !(exclude_archived && channel.isArchived),
      );
      const { items, ...rest } = pageOf(visible, wanted);
      return { channels: items.map((channel) => listed(call.workspace, channel)), ...rest };
    },
  }),
  'conversations.members': method({
    args: z.object({ channel: z.string(), ...page }),
    run(call, { channel, ...wanted }) {
      const { items, ...rest } = pageOf(findChannel(call, channel, 'read').members, wanted);
      return { members: items, ...rest };
    },
  }),
  'conversations.open': method({
    args: z.object({
      users: z.string().optional(),
      channel: z.string().optional(),
      return_im: flag.default(false),
    }),
    run(call, { users, channel: id, return_im }) {
      const channel = id === undefined ? openWith(call, users) : findChannel(call, id);
      return { channel: return_im ? channelShape(call.workspace, channel) : { id: channel.id } };
    },
  }),
};

function openWith(call: Call, users = ''): Channel {
  const { workspace } = call;
  const ids = users.split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new ApiError('users_list_not_supplied');
  if (ids.length > MAX_OPENED) throw new ApiError('too_many_users');
  if (ids.some((id) => !workspace.users.has(id))) throw new ApiError('user_not_found');
  const [only = '', ...others] = ids;
  if (others.length === 0) {
    requireScope(call, [scopeFor('manage', 'im')]);
    return openDirect(workspace, only);
  }
  requireScope(call, [scopeFor('manage', 'mpim')]);
  const { botUserId } = workspace.app;
  const members = [...ids, botUserId];
  const name = `mpdm-${members.map((id) => workspace.users.get(id)?.handle).join('--')}-1`;
  return (
    findChannelByName(workspace, name) ??
    createChannel(workspace, { name, kind: 'mpim', creator: botUserId, members })
  );
}

/** Throws for invalid channel names and for names that are taken, even by an archived channel. */
export function requireValidName(workspace: Workspace, name: string): void {
  if (name === '') throw new ApiError('invalid_name_required');
  if (name.length > MAX_NAME) throw new ApiError('invalid_name_maxlength');
  if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new ApiError('invalid_name_specials');
  if (/^[_-]+$/.test(name)) throw new ApiError('invalid_name_punctuation');
  if (findChannelByName(workspace, name)) throw new ApiError('name_taken');
}

function listed(workspace: Workspace, channel: Channel) {
  return { ...channelShape(workspace, channel), num_members: channel.members.length };
}
