import type { Identity } from './identity.js';

type Fields = Record<string, unknown>;

/** Reads every event by hand: a schema takes as long as everything else that happens before a message is read. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

/**
 * Whether this app caused an event. Bolt's own filter misses edits of our messages: they arrive as `message_changed`,
 * with the author in the nested message.
 */
export function isOwn(payload: unknown, self: Identity): boolean {
  const event = fieldsOf(payload);
  return [event, event.message, event.previous_message].some((one) => isAuthor(fieldsOf(one), self));
}

const MEMBERSHIP: readonly unknown[] = ['member_joined_channel', 'member_left_channel'];

/** Whether an event is about this app joining or leaving a channel, which decides what it can record there. */
export function isOwnMembership(payload: unknown, self: Identity): boolean {
  const { type, user } = fieldsOf(payload);
  return MEMBERSHIP.includes(type) && user === self.botUserId;
}

/** Whether an event is a mark or pin on a message of this app, which isn't recorded itself. */
export function isAboutOwn(payload: unknown, self: Identity): boolean {
  const { item_user, item } = fieldsOf(payload);
  return item_user === self.botUserId || isAuthor(fieldsOf(fieldsOf(item).message), self);
}

function isAuthor({ user, bot_id, app_id }: Fields, self: Identity): boolean {
  return user === self.botUserId || bot_id === self.botId || (app_id !== undefined && app_id === self.appId);
}
