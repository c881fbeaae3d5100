import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { historyShape } from '../api-shapes.js';
import { findMessage } from '../messages.js';
import type { Channel, Fields, Message } from '../model.js';
import { firstPage, readCursor, within } from './history-page.js';
import { findJoinedChannel, flag, type Method, method, pageLimit } from './method.js';

/** Slack documents 999, not 1000. */
const MAX_PAGE = 999;

const range = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  cursor: z.string().optional(),
  include_all_metadata: flag.default(false),
};

export const historyMethods: Record<string, Method> = {
  'conversations.history': method({
    args: z.object({ ...range, limit: pageLimit({ max: MAX_PAGE, initial: 100 }) }),
    run(call, { channel: id, limit, cursor, include_all_metadata: withMetadata, ...wanted }) {
      const channel = findJoinedChannel(call, id, 'history');
      const newestFirst = [...within(visible(channel).filter(isTopLevel), wanted)].reverse();
      const from = readCursor(cursor);
      const rest = from === undefined ? newestFirst : newestFirst.filter(({ ts }) => ts <= from);
      const { messages, ...more } = firstPage(rest, limit);
      return {
        messages: messages.map((message) => historyShape(channel, message, { withMetadata })),
        ...more,
        pin_count: channel.pins.length,
        channel_actions_ts: null,
        channel_actions_count: 0,
        ...(channel.hiddenBefore !== undefined && { is_limited: true }),
      };
    },
  }),
  'conversations.replies': method({
    args: z.object({ ...range, ts: z.string(), limit: pageLimit({ max: MAX_PAGE, initial: MAX_PAGE }) }),
    run(call, { channel: id, ts, limit, cursor, include_all_metadata: withMetadata, ...wanted }): Fields {
      const channel = findJoinedChannel(call, id, 'history');
      const asked = findMessage(channel, ts);
      if (!asked || !visible(channel).includes(asked)) throw new ApiError('thread_not_found');
      const show = (message: Message) => historyShape(channel, message, { withMetadata });
      // For a reply, Slack returns that message alone, not its thread.
      if (!isTopOfThread(asked)) return { messages: [show(asked)], has_more: false };
      const replies = within(visible(channel), wanted).filter((message) => isReplyTo(message, ts));
      const from = readCursor(cursor);
      // Every page starts with the parent, whatever the range; on the first one it counts towards the limit.
      const page =
        from === undefined
          ? firstPage(replies, Math.max(0, limit - 1))
          : firstPage(
              replies.filter((message) => message.ts >= from),
              limit,
            );
      const { messages, ...more } = page;
      return { messages: [asked, ...messages].map(show), ...more };
    },
  }),
};

/** A reply is in the channel's history only if it was also sent to the channel. */
function isTopLevel(message: Message): boolean {
  return isTopOfThread(message) || message.subtype === 'thread_broadcast';
}

function isTopOfThread({ ts, thread_ts = ts }: Message): boolean {
  return thread_ts === ts;
}

function isReplyTo({ ts, thread_ts }: Message, parent: string): boolean {
  return thread_ts === parent && ts !== parent;
}

/** Leaves out what the workspace's plan hides. */
function visible({ messages, hiddenBefore }: Channel): readonly Message[] {
  return hiddenBefore === undefined ? messages : messages.filter(({ ts }) => ts >= hiddenBefore);
}
