import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { checkPostedBlocks } from '../block-kit/check-blocks.js';
import { editMessage, ownAuthor, postMessage } from '../messages.js';
import type { Block, Channel, Message } from '../model.js';
import type { Workspace } from '../workspace.js';
import { findOwnMessage } from './chat-methods.js';
import { contentArgs, readMetadata } from './content.js';
import { type Call, findJoinedChannel, type Method, method, requireUnarchived } from './method.js';

const scope = 'chat:write';
const markdown = z.string().max(12_000);

/** Messages that are still being streamed. */
const streaming = new WeakSet<Message>();

/** Streamed messages: posted first, then edited with each chunk. */
export const streamMethods: Record<string, Method> = {
  'chat.startStream': method({
    scope,
    args: z.object({
      channel: z.string(),
      thread_ts: z.string(),
      markdown_text: markdown.default(''),
      recipient_user_id: z.string().optional(),
      recipient_team_id: z.string().optional(),
    }),
    run(call, { channel: id, thread_ts, markdown_text, recipient_user_id, recipient_team_id }) {
      const channel = findJoinedChannel(call, id);
      requireUnarchived(channel);
      if (channel.kind !== 'im' && !recipient_user_id) throw new ApiError('missing_recipient_user_id');
      if (channel.kind !== 'im' && !recipient_team_id) throw new ApiError('missing_recipient_team_id');
      const draft = { ...ownAuthor(call.workspace), text: markdown_text, thread_ts };
      const message = postMessage(call.workspace, channel, draft);
      streaming.add(message);
      return { channel: id, ts: message.ts };
    },
  }),
  'chat.appendStream': method({
    scope,
    args: z.object({ channel: z.string(), ts: z.string(), markdown_text: markdown }),
    run(call, { channel: id, ts, markdown_text }) {
      const channel = findJoinedChannel(call, id);
      const message = findStream(call, channel, ts);
      grow(call.workspace, channel, { message, more: markdown_text, blocks: undefined });
      return { channel: id, ts };
    },
  }),
  'chat.stopStream': method({
    scope,
    args: z.object({
      channel: z.string(),
      ts: z.string(),
      markdown_text: markdown.default(''),
      blocks: contentArgs.blocks,
      metadata: contentArgs.metadata,
    }),
    run(call, { channel: id, ts, markdown_text, blocks, metadata }) {
      const channel = findJoinedChannel(call, id);
      const message = findStream(call, channel, ts);
      const checked = blocks === undefined ? undefined : checkPostedBlocks(blocks);
      Object.assign(message, readMetadata(metadata));
      grow(call.workspace, channel, { message, more: markdown_text, blocks: checked });
      streaming.delete(message);
      return { channel: id, ts, message: { ...message } };
    },
  }),
};

function findStream(call: Call, channel: Channel, ts: string): Message {
  const message = findOwnMessage(call, channel, { ts, refusal: 'message_not_owned_by_app' });
  if (!streaming.has(message)) throw new ApiError('message_not_in_streaming_state');
  return message;
}

interface Growth {
  message: Message;
  more: string;
  blocks: Block[] | undefined;
}

function grow(workspace: Workspace, channel: Channel, { message, more, blocks }: Growth): void {
  const patch = { text: message.text + more, ...(blocks && { blocks }) };
  editMessage(workspace, channel, { message, patch, editor: workspace.app.botUserId });
}
