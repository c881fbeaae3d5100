import type { Timestamp } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { TimelineEvent } from '../../../incidents/records/timeline-event.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { eventEntity } from '../../entities/event-entity.js';
import {
  buildUpsert,
  putNew,
  readItem,
  unlessRefused,
  updateOrRead,
} from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { putItem } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';
import { settleMarks } from './settle-marks.js';

/** A channel message: a person's is a comment, a bot's or a file is an event. */
export type StoredMessage = Comment | TimelineEvent;

/** The attributes with a message's content: an edit replaces all of them, a deletion removes them. */
const CONTENT = ['text', 'description', 'note', 'detail', 'content_ref'] as const;

/**
 * Stores a message; false when its timestamp is taken, by an earlier delivery or by an edit or deletion that arrived
 * first. 1 WRU, one round trip.
 */
export async function recordMessage(table: Table, message: StoredMessage): Promise<boolean> {
  const item = toItem(message);
  if (await unlessRefused(() => putItem(table, putNew(table.name, item)))) return true;
  const existing = await readItem(table, item);
  // When a mark arrived before its message, the item exists and holds nothing but marks.
  if (existing?.marks === undefined || existing.user_id !== undefined) return false;
  const { expires_at: _, ...keep } = withoutKeys(item);
  return revise(table, item, { keep, condition: 'attribute_not_exists(user_id)' });
}

/**
 * Applies an edit to its message, creating it if the message hasn't arrived yet. False when a newer edit or a deletion
 * is already there. 1 WRU.
 */
export async function editMessage(
  table: Table,
  edited: StoredMessage & { edited_at: Timestamp },
): Promise<boolean> {
  const item = toItem(edited);
  const { edited_at, ...keep } = withoutContent(item);
  const content = CONTENT.filter((name) => item[name] !== undefined);
  return revise(table, item, {
    set: { ...Object.fromEntries(content.map((name) => [name, item[name]])), edited_at },
    keep,
    remove: CONTENT.filter((name) => item[name] === undefined),
    condition:
      'attribute_not_exists(deleted_at) AND (attribute_not_exists(edited_at) OR edited_at < :edited_at)',
  });
}

/**
 * Replaces a message by a tombstone without content, for good, whether or not the message has arrived yet. False when
 * the tombstone is already there. 1 WRU.
 */
export async function deleteMessage(
  table: Table,
  deleted: StoredMessage & { deleted_at: Timestamp },
): Promise<boolean> {
  const item = toItem(deleted);
  const { deleted_at, edited_at: _, ...keep } = withoutContent(item);
  return revise(table, item, {
    set: { deleted_at },
    keep,
    remove: [...CONTENT, 'edited_at'],
    condition: 'attribute_not_exists(deleted_at)',
  });
}

type Revision = Omit<Parameters<typeof buildUpsert>[0], 'tableName' | 'key' | 'count'>;

/** Every change increments the message's revision, which keeps derived items from going back to an older state. */
async function revise(
  table: Table,
  item: Item & { PK: string; SK: string },
  revision: Revision,
): Promise<boolean> {
  const { PK, SK } = item;
  const update = buildUpsert({ tableName: table.name, key: { PK, SK }, count: 'revision', ...revision });
  const { done, item: now } = await updateOrRead(table, update);
  if (now) await settleMarks(table, now);
  return done;
}

function toItem(message: StoredMessage) {
  return 'event_id' in message ? eventEntity.toItem(message) : commentEntity.toItem(message);
}

function withoutKeys({ PK: _, SK: __, ...rest }: Item): Item {
  return rest;
}

function withoutContent(item: Item): Item {
  return Object.fromEntries(
    Object.entries(withoutKeys(item)).filter(([name]) => !(CONTENT as readonly string[]).includes(name)),
  );
}
