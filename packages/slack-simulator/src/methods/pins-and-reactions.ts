import * as z from 'zod';
import { ApiError } from '../api-error.js';
import { messageShape } from '../api-shapes.js';
import { findMessage, react } from '../messages.js';
import type { Bookmark, Channel, Message } from '../model.js';
import { pinMessage, pinShape, unpinMessage } from '../pins.js';
import { secondsNow } from '../workspace.js';
import {
  type Call,
  findChannel,
  findJoinedChannel,
  type Method,
  method,
  requireUnarchived,
} from './method.js';

const MAX_PINS = 100;
const MAX_BOOKMARKS = 100;
const pinArgs = z.object({ channel: z.string(), timestamp: z.string().optional() });
const reactionArgs = z.object({
  channel: z.string(),
  timestamp: z.string(),
  name: z.string().regex(/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/, 'invalid_name'),
});

/** Pins, bookmarks and reactions. */
export const pinAndReactionMethods: Record<string, Method> = {
  'pins.add': method({
    scope: 'pins:write',
    args: pinArgs,
    run(call, { channel: id, timestamp }) {
      const channel = findJoinedChannel(call, id);
      const message = findPinnable(channel, timestamp);
      if (channel.pins.some(({ ts }) => ts === timestamp)) throw new ApiError('already_pinned');
      if (channel.pins.length >= MAX_PINS) throw new ApiError('too_many_pins');
      pinMessage(call.workspace, channel, { message, userId: call.workspace.app.botUserId });
      return undefined;
    },
  }),
  'pins.remove': method({
    scope: 'pins:write',
    args: pinArgs,
    run(call, { channel: id, timestamp }) {
      const channel = findJoinedChannel(call, id);
      findPinnable(channel, timestamp);
      const pin = channel.pins.find(({ ts }) => ts === timestamp);
      if (!pin) throw new ApiError('no_pin');
      unpinMessage(call.workspace, channel, { pin, userId: call.workspace.app.botUserId });
      return undefined;
    },
  }),
  'pins.list': method({
    scope: 'pins:read',
    args: z.object({ channel: z.string() }),
    run(call, { channel: id }) {
      const channel = findChannel(call, id);
      const items = channel.pins.flatMap((pin) => {
        const message = findMessage(channel, pin.ts);
        return message ? [pinShape(call.workspace, channel, { pin, message })] : [];
      });
      return { items };
    },
  }),
  'bookmarks.add': method({
    scope: 'bookmarks:write',
    args: z.object({
      channel_id: z.string(),
      title: z.string().min(1),
      type: z.string(),
      link: z.string().optional(),
      emoji: z.string().optional(),
    }),
    run(call, { channel_id, title, type, link, emoji = '' }) {
      const channel = findJoinedChannel(call, channel_id);
      if (type !== 'link') throw new ApiError('invalid_bookmark_type');
      if (!link || !/^https?:\/\//.test(link)) throw new ApiError('invalid_link');
      if (channel.bookmarks.length >= MAX_BOOKMARKS) throw new ApiError('too_many_bookmarks');
      const bookmark = buildBookmark(call, { channel_id, title, type, link, emoji });
      channel.bookmarks = [...channel.bookmarks, bookmark];
      call.workspace.changed({ kind: 'channel_changed', channel });
      return { bookmark };
    },
  }),
  'bookmarks.list': method({
    scope: 'bookmarks:read',
    args: z.object({ channel_id: z.string() }),
    run: (call, { channel_id }) => ({ bookmarks: findChannel(call, channel_id).bookmarks }),
  }),
  'bookmarks.remove': method({
    scope: 'bookmarks:write',
    args: z.object({ channel_id: z.string(), bookmark_id: z.string() }),
    run(call, { channel_id, bookmark_id }) {
      const channel = findJoinedChannel(call, channel_id);
      const left = channel.bookmarks.filter(({ id }) => id !== bookmark_id);
      if (left.length === channel.bookmarks.length) throw new ApiError('not_found');
      channel.bookmarks = left;
      call.workspace.changed({ kind: 'channel_changed', channel });
      return undefined;
    },
  }),
  'reactions.add': method({
    scope: 'reactions:write',
    args: reactionArgs,
    run(call, { channel: id, timestamp, name }) {
      const channel = findJoinedChannel(call, id);
      requireUnarchived(channel);
      const message = findPinnable(channel, timestamp);
      const userId = call.workspace.app.botUserId;
      const isNew = react(call.workspace, channel, { message, userId, name, present: true });
      if (!isNew) throw new ApiError('already_reacted');
      return undefined;
    },
  }),
  'reactions.remove': method({
    scope: 'reactions:write',
    args: reactionArgs,
    run(call, { channel: id, timestamp, name }) {
      const channel = findJoinedChannel(call, id);
      const message = findPinnable(channel, timestamp);
      const userId = call.workspace.app.botUserId;
      const wasThere = react(call.workspace, channel, { message, userId, name, present: false });
      if (!wasThere) throw new ApiError('no_reaction');
      return undefined;
    },
  }),
  'reactions.get': method({
    scope: 'reactions:read',
    args: pinArgs,
    run(call, { channel: id, timestamp }) {
      const channel = findChannel(call, id);
      const message = messageShape(channel, findPinnable(channel, timestamp), { withMetadata: false });
      return { type: 'message', channel: id, message };
    },
  }),
};

function findPinnable(channel: Channel, timestamp: string | undefined): Message {
  if (timestamp === undefined) throw new ApiError('no_item_specified');
  if (!/^\d+\.\d{6}$/.test(timestamp)) throw new ApiError('bad_timestamp');
  const message = findMessage(channel, timestamp);
  if (!message) throw new ApiError('message_not_found');
  return message;
}

function buildBookmark(
  { workspace }: Call,
  given: { channel_id: string; title: string; type: string; link: string; emoji: string },
): Bookmark {
  return {
    id: workspace.nextId('Bk'),
    ...given,
    icon_url: '',
    entity_id: null,
    date_created: secondsNow(workspace),
    date_updated: 0,
    rank: '',
    last_updated_by_user_id: workspace.app.botUserId,
    last_updated_by_team_id: workspace.team.id,
    shortcut_id: null,
    app_id: null,
  };
}
