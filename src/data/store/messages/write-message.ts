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

/** Something said in a channel: what a person said is a comment, what a bot said and files are events. */
export type Said = Comment | TimelineEvent;

/** The attributes that hold what was said; an edit replaces all of them, a deletion removes them. */
const WORDS = ['text', 'description', 'note', 'detail', 'content_ref'] as const;

/**
 * Stores a message unless one of this timestamp is there: a second delivery, or an edit or deletion that came
 * first. Tells whether it was stored. 1 WRU, one round trip.
 */
export async function recordMessage(table: Table, said: Said): Promise<boolean> {
  const item = toItem(said);
  if (await unlessRefused(() => putItem(table, putNew(table.name, item)))) return true;
  const existing = await readItem(table, item);
  // A mark came before the message: then the item is there, with nothing on it but marks.
  if (existing?.marks === undefined || existing.user_id !== undefined) return false;
  const { expires_at: _, ...keep } = withoutKeys(item);
  return revise(table, item, { keep, condition: 'attribute_not_exists(user_id)' });
}

/**
 * Puts the words of an edit into its message, creating it when the message itself has not arrived. A newer edit or
 * a deletion that is there already wins. Tells whether it was stored. 1 WRU.
 */
export async function editMessage(table: Table, edited: Said & { edited_at: Timestamp }): Promise<boolean> {
  const item = toItem(edited);
  const { edited_at, ...keep } = withoutWords(item);
  const words = WORDS.filter((name) => item[name] !== undefined);
  return revise(table, item, {
    set: { ...Object.fromEntries(words.map((name) => [name, item[name]])), edited_at },
    keep,
    remove: WORDS.filter((name) => item[name] === undefined),
    condition:
      'attribute_not_exists(deleted_at) AND (attribute_not_exists(edited_at) OR edited_at < :edited_at)',
  });
}

/**
 * Leaves a tombstone without words, for good, whether or not the message itself has arrived. Tells whether it was
 * there before. 1 WRU.
 */
export async function deleteMessage(
  table: Table,
  deleted: Said & { deleted_at: Timestamp },
): Promise<boolean> {
  const item = toItem(deleted);
  const { deleted_at, edited_at: _, ...keep } = withoutWords(item);
  return revise(table, item, {
    set: { deleted_at },
    keep,
    remove: [...WORDS, 'edited_at'],
    condition: 'attribute_not_exists(deleted_at)',
  });
}

type Revision = Omit<Parameters<typeof buildUpsert>[0], 'tableName' | 'key' | 'count'>;

/** Every change of a message counts up its revision, by which what is derived from it knows the newer from the older. */
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

function toItem(said: Said) {
  return 'event_id' in said ? eventEntity.toItem(said) : commentEntity.toItem(said);
}

function withoutKeys({ PK: _, SK: __, ...rest }: Item): Item {
  return rest;
}

function withoutWords(item: Item): Item {
  return Object.fromEntries(
    Object.entries(withoutKeys(item)).filter(([name]) => !(WORDS as readonly string[]).includes(name)),
  );
}
