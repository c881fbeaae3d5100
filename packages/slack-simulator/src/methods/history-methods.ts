import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { findMessage } from '../messages.js';
import type { Channel, Message } from '../model.js';
import { messageShape } from '../shapes.js';
import { findJoinedChannel, flag, type Method, method, pageLimit } from './method.js';

const TS = /^\d{1,11}(\.\d{1,6})?$/;
/** Slack documents 999 for conversations.history, not 1000. */
const MAX_PAGE = 999;
const NEXT = 'next_ts:';

const range = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.default(false),
  cursor: z.string().optional(),
  include_all_metadata: flag.default(false),
};

interface Range {
  oldest?: string | undefined;
  latest?: string | undefined;
  inclusive: boolean;
}

export const historyMethods: Record<string, Method> = {
  'conversations.history': method({
    args: z.object({ ...range, limit: pageLimit({ max: MAX_PAGE, initial: 100 }) }),
    run(call, { channel: id, limit, cursor, include_all_metadata, ...wanted }) {
      const channel = findJoinedChannel(call, id, 'history');
      const inRange = within(channel.messages.filter(isTopLevel), wanted).reverse();
      const from = cursor ? readCursor(cursor) : undefined;
      const rest = from === undefined ? inRange : inRange.filter(({ ts }) => ts <= from);
      const { messages, ...more } = cut(rest, limit);
      return {
        messages: messages.map((message) => shown(channel, message, include_all_metadata)),
        ...more,
        pin_count: channel.pins.length,
      };
    },
  }),
  'conversations.replies': method({
    args: z.object({ ...range, ts: z.string(), limit: pageLimit({ max: 1000, initial: 1000 }) }),
    run(call, { channel: id, ts, limit, cursor, include_all_metadata, ...wanted }) {
      const channel = findJoinedChannel(call, id, 'history');
      const asked = findMessage(channel, ts);
      if (!asked) throw new ApiError('thread_not_found');
      const root = asked.thread_ts ?? asked.ts;
      const thread = channel.messages.filter((message) => message.ts === root || message.thread_ts === root);
      const inRange = within(thread, wanted);
      const from = cursor ? readCursor(cursor) : undefined;
      const rest = from === undefined ? inRange : inRange.filter((message) => message.ts >= from);
      const { messages, ...more } = cut(rest, limit);
      return {
        messages: messages.map((message) => shown(channel, message, include_all_metadata)),
        ...more,
      };
    },
  }),
};

/** A reply is in the channel's history only if it was also sent to the channel. */
function isTopLevel({ ts, thread_ts = ts, subtype }: Message): boolean {
  return thread_ts === ts || subtype === 'thread_broadcast';
}

function within(messages: readonly Message[], { oldest, latest, inclusive }: Range): Message[] {
  if (oldest !== undefined && !TS.test(oldest)) throw new ApiError('invalid_ts_oldest');
  if (latest !== undefined && !TS.test(latest)) throw new ApiError('invalid_ts_latest');
  return messages.filter(({ ts }) => {
    const afterOldest = oldest === undefined || Number(ts) > Number(oldest);
    const beforeLatest = latest === undefined || Number(ts) < Number(latest);
    return (afterOldest && beforeLatest) || (inclusive && (ts === oldest || ts === latest));
  });
}

function cut(messages: readonly Message[], limit: number) {
  const next = messages[limit];
  return {
    messages: messages.slice(0, limit),
    has_more: next !== undefined,
    ...(next && { response_metadata: { next_cursor: btoa(`${NEXT}${next.ts}`) } }),
  };
}

function readCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith(NEXT)) throw new ApiError('invalid_cursor');
  return text.slice(NEXT.length);
}

function shown(channel: Channel, message: Message, withMetadata: boolean) {
  return messageShape(channel, message, { withMetadata });
}
