import type { Timestamp } from '../../../base/timestamp.js';
import { CONTENT, type Comment, type MessageContent } from '../../../incidents/records/comment.js';
import { isMarked } from '../../../incidents/records/message-marks.js';
import { commentEntity } from '../../entities/comment-entity.js';
import type { Item } from '../../table/entity.js';

/**
 * What's known of a message so far: a mark, an edit or the deletion may arrive before the message itself.
 * Without `user_id`, only marks and deletions of its files have arrived.
 */
export type KnownMessage = { [Name in keyof Comment]?: Comment[Name] | undefined } & Pick<
  Comment,
  'incident_id' | 'timestamp'
>;

/** The message after a change. */
export interface MessageChange {
  message: KnownMessage;
  /** The content of its new states, by time. */
  states?: Readonly<Record<Timestamp, KnownMessage>> | undefined;
}

/** The message in an item; undefined without an item. */
export function readKnown(
  { incident_id, timestamp }: KnownMessage,
  item: Item | undefined,
): KnownMessage | undefined {
  if (!item) return undefined;
  const known: KnownMessage = commentEntity.fromItem(item) ?? { incident_id, timestamp };
  const { marks, deleted_files } = known;
  if (item.user_id === undefined) return { incident_id, timestamp, marks, deleted_files };
  const { expires_at: _, ...message } = known;
  return message;
}

export function toKnownItem(message: KnownMessage) {
  const item = commentEntity.toItem(message as Comment);
  if (message.user_id !== undefined) return item;
  const { user_id: _, source: __, ...placeholder } = item;
  return placeholder;
}

/** Whether anything is known besides marks. */
export function hasArrived(message: KnownMessage | undefined): message is KnownMessage {
  return message?.user_id !== undefined;
}

/** Whether it's exempt from retention. */
export function isKept(message: KnownMessage | undefined): boolean {
  return message !== undefined && isMarked(message) && message.deleted_at === undefined;
}

export function contentOf(message: KnownMessage): Partial<MessageContent> {
  return Object.fromEntries(CONTENT.map((name) => [name, message[name]]));
}

/** Adds what a later delivery says about a message's author and place, which a deletion may not contain. */
export function withOrigin(
  known: KnownMessage,
  { incident_id, timestamp, ...said }: KnownMessage,
): KnownMessage {
  const isAuthorKnown = known.author_kind !== undefined || (known.user_id ?? 'unknown') !== 'unknown';
  const { user_id, author_kind } = isAuthorKnown ? known : said;
  const {
    source = said.source,
    channel_id = said.channel_id,
    thread = said.thread,
    noted_at = said.noted_at,
  } = known;
  return { ...known, user_id, author_kind, source, channel_id, thread, noted_at };
}
