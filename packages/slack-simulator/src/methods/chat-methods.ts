import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { permalink } from '../api-shapes.js';
import { openDirect } from '../channels.js';
import {
  deleteMessage,
  editMessage,
  findMessage,
  ownAuthor,
  postEphemeral,
  postMessage,
} from '../messages.js';
import type { Channel, Message } from '../model.js';
import { contentArgs, readContent, readMetadata } from './content.js';
import {
  type Call,
  findChannel,
  findChannelOrName,
  findJoinedChannel,
  flag,
  isMember,
  type Method,
  method,
  requireScope,
  requireUnarchived,
} from './method.js';

const scope = 'chat:write';
/** Longer posts are cut without an error. */
const MAX_POSTED_TEXT = 40_000;
const MAX_UPDATED_TEXT = 4_000;

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': method({
    scope,
    args: z.object({
      channel: z.string(),
      ...contentArgs,
      thread_ts: z.string().optional(),
      reply_broadcast: flag.default(false),
      username: z.string().optional(),
      icon_emoji: z.string().optional(),
    }),
    run(call, { channel: target, thread_ts, reply_broadcast, metadata, username, icon_emoji, ...content }) {
      const channel = findTarget(call, target);
      const message = postMessage(call.workspace, channel, {
        ...readAuthor(call, { username, icon_emoji }),
        ...readContent(truncate(content), { maxText: MAX_POSTED_TEXT }),
        ...readMetadata(metadata),
        ...(thread_ts !== undefined && { thread_ts }),
        ...(thread_ts !== undefined && reply_broadcast && { subtype: 'thread_broadcast' }),
      });
      return { channel: channel.id, ts: message.ts, message: { ...message } };
    },
  }),
  'chat.update': method({
    scope,
    args: z.object({ channel: z.string(), ts: z.string(), ...contentArgs }),
    run(call, { channel: id, ts, metadata, ...content }) {
      const channel = findChannel(call, id);
      if (channel.isArchived) throw new ApiError('is_inactive');
      const message = findOwnMessage(call, channel, { ts, refusal: 'cant_update_message' });
      const patch = { ...readContent(content, { maxText: MAX_UPDATED_TEXT }), ...readMetadata(metadata) };
      editMessage(call.workspace, channel, { message, patch, editor: call.workspace.app.botUserId });
      return { channel: id, ts, text: message.text, message: { ...message } };
    },
  }),
  'chat.delete': method({
    scope,
    args: z.object({ channel: z.string(), ts: z.string() }),
    run(call, { channel: id, ts }) {
      const channel = findChannel(call, id);
      const message = findOwnMessage(call, channel, { ts, refusal: 'cant_delete_message' });
      deleteMessage(call.workspace, channel, message);
      return { channel: id, ts };
    },
  }),
  'chat.postEphemeral': method({
    scope,
    args: z.object({
      channel: z.string(),
      user: z.string(),
      ...contentArgs,
      thread_ts: z.string().optional(),
    }),
    run(call, { channel: id, user, thread_ts, metadata: _, ...content }) {
      const channel = findJoinedChannel(call, id);
      requireUnarchived(channel);
      if (!channel.members.includes(user)) throw new ApiError('user_not_in_channel');
      const message = postEphemeral(call.workspace, channel, {
        userId: user,
        ...ownAuthor(call.workspace),
        ...readContent(truncate(content), { maxText: MAX_POSTED_TEXT }),
        ...(thread_ts !== undefined && { thread_ts }),
      });
      return { message_ts: message.ts };
    },
  }),
  'chat.getPermalink': method({
    args: z.object({ channel: z.string(), message_ts: z.string() }),
    run(call, { channel: id, message_ts }) {
      const channel = findChannel(call, id);
      const message = findMessage(channel, message_ts);
      if (!message) throw new ApiError('message_not_found');
      return { channel: id, permalink: permalink(call.workspace, channel, message) };
    },
  }),
};

/** The app, or another name and picture for it: such a message has no user, and needs a scope of its own. */
function readAuthor(
  call: Call,
  { username, icon_emoji }: { username?: string | undefined; icon_emoji?: string | undefined },
): Partial<Message> {
  const { user, ...app } = ownAuthor(call.workspace);
  if (username === undefined && icon_emoji === undefined) return { user, ...app };
  requireScope(call, ['chat:write.customize']);
  return {
    ...app,
    subtype: 'bot_message',
    username: username ?? '',
    ...(icon_emoji !== undefined && { icons: { emoji: icon_emoji } }),
  };
}

function truncate<Content extends { text?: string | undefined }>(content: Content): Content {
  return content.text === undefined ? content : { ...content, text: content.text.slice(0, MAX_POSTED_TEXT) };
}

/** A message of the app's own; `refusal` is what Slack says of others' messages. */
export function findOwnMessage(
  { workspace }: Call,
  channel: Channel,
  { ts, refusal }: { ts: string; refusal: string },
): Message {
  const message = findMessage(channel, ts);
  if (!message) throw new ApiError('message_not_found');
  if (message.bot_id !== workspace.app.botId) throw new ApiError(refusal);
  return message;
}

/** Where to post: a channel's id or name, or a person, whose direct channel is opened. */
function findTarget(call: Call, target: string): Channel {
  const { workspace } = call;
  const channel = workspace.users.has(target)
    ? openDirect(workspace, target)
    : findChannelOrName(call, target);
  requireUnarchived(channel);
  const mayPost = isMember(call, channel) || call.scopes?.has('chat:write.public') === true;
  if (!mayPost) throw new ApiError('not_in_channel');
  return channel;
}
