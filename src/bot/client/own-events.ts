import * as z from 'zod';
import type { Identity } from './identity.js';

const author = z.object({
  user: z.unknown().optional(),
  bot_id: z.unknown().optional(),
  app_id: z.unknown().optional(),
});

const event = author.extend({
  message: author.optional().catch(undefined),
  previous_message: author.optional().catch(undefined),
});

/**
 * Whether this app caused an event. Bolt's own filter misses edits of our messages: they arrive as `message_changed`,
 * with the author in the nested message.
 */
export function isOwn(payload: unknown, self: Identity): boolean {
  const parsed = event.safeParse(payload);
  if (!parsed.success) return false;
  const { message, previous_message, ...outer } = parsed.data;
  return [outer, message, previous_message].some((one) => one !== undefined && isAuthor(one, self));
}

const MEMBERSHIP: readonly unknown[] = ['member_joined_channel', 'member_left_channel'];

/** Whether an event is about this app joining or leaving a channel, which decides what it can record there. */
export function isOwnMembership(payload: unknown, self: Identity): boolean {
  const { type, user } = (payload ?? {}) as { type?: unknown; user?: unknown };
  return MEMBERSHIP.includes(type) && user === self.botUserId;
}

const aboutMessage = z.object({
  item_user: z.unknown().optional(),
  item: z
    .object({ message: author.optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Whether an event is a mark or pin on a message of this app, which isn't recorded itself. */
export function isAboutOwn(payload: unknown, self: Identity): boolean {
  const { item_user, item } = aboutMessage.safeParse(payload).data ?? {};
  return item_user === self.botUserId || (item?.message !== undefined && isAuthor(item.message, self));
}

function isAuthor({ user, bot_id, app_id }: z.output<typeof author>, self: Identity): boolean {
  return user === self.botUserId || bot_id === self.botId || (app_id !== undefined && app_id === self.appId);
}
