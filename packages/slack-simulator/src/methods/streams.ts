import * as z from 'zod';
import { checkPostedBlocks } from '../block-kit/check.js';
import { editMessage, ownAuthor, postMessage } from '../messages.js';
import type { Block, Channel, Message } from '../model.js';
import { Refusal } from '../refusal.js';
import type { Workspace } from '../workspace.js';
import { findOwnMessage } from './chat.js';
import { contentArgs, readMetadata } from './content.js';
import { type Call, findOwnChannel, type Method, method, refuseIfArchived } from './method.js';

const scope = 'chat:write';
const markdown = z.string().max(12_000);

/** Messages that are still growing. */
const streaming = new WeakSet<Message>();

/** Streamed messages: posted empty, then edited with every piece. */
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
      const channel = findOwnChannel(call, id);
      refuseIfArchived(channel);
      if (channel.kind !== 'im' && !recipient_user_id) throw new Refusal('missing_recipient_user_id');
      if (channel.kind !== 'im' && !recipient_team_id) throw new Refusal('missing_recipient_team_id');
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
      const channel = findOwnChannel(call, id);
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
      const channel = findOwnChannel(call, id);
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
  if (!streaming.has(message)) throw new Refusal('message_not_in_streaming_state');
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
