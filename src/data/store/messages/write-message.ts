import type { Comment } from '../../../incidents/records/comment.js';
import type { Mark } from '../../../incidents/records/message-marks.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { putNew, unlessRefused } from '../../table/conditional-writes.js';
import { putItem } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';
import { type Changed, changeMessage, type MessageRef } from './change-message.js';
import {
  type Deleted,
  type Edited,
  type EditFacts,
  withDeletion,
  withEdit,
  withMark,
  withPosting,
} from './message-changes.js';

/**
 * Stores a message, or adds it to what's known from an earlier delivery or from an edit or deletion that
 * arrived first. 1 WRU in one round trip if nothing is known.
 */
export async function recordMessage(table: Table, message: Comment): Promise<Changed> {
  const put = putNew(table.name, commentEntity.toItem(message));
  const isNew = await unlessRefused(() => putItem(table, put));
  if (isNew) return { isDone: true, before: undefined, after: message };
  return changeMessage(table, message, (known) => withPosting(known, message));
}

/**
 * Applies an edit to its message, even before the message arrives: a person's edit replaces the content, a
 * bot's adds a state to the timeline. Has no effect if the edit, or the deletion, is already known.
 */
export function editMessage(table: Table, edited: Edited, facts: EditFacts = {}): Promise<Changed> {
  return changeMessage(table, edited, (known) => withEdit(known, edited, facts));
}

/**
 * Replaces a message by a tombstone without content, for good, whether or not the message has arrived yet; the events
 * that quote it are emptied.
 */
export function deleteMessage(table: Table, deleted: Deleted): Promise<Changed> {
  return changeMessage(table, deleted, (known) => withDeletion(known, deleted));
}

/**
 * Adds or removes a mark, even before the message itself has arrived; the newest change of a mark wins. A marked
 * message is exempt from retention and quoted by a key event. Returns whether anything changed.
 */
export async function markMessage(table: Table, ref: MessageRef, mark: Mark): Promise<boolean> {
  const { incident_id, timestamp } = ref;
  const { isDone } = await changeMessage(table, ref, (known) =>
    withMark(known ?? { incident_id, timestamp }, mark),
  );
  return isDone;
}
