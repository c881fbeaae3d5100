import { PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { nextMicrosecond, type Timestamp } from '../timestamp.js';
import { buildUpsert, putNew, unlessRefused } from './conditional-writes.js';
import type { Table } from './dynamo.js';
import { type Comment, commentEntity } from './entities/comment.js';
import { type Request, requestEntity } from './entities/request.js';
import { DuplicateRequestError, failedConditions } from './failures.js';
import { retryConflicts } from './retrying.js';

/**
 * Stores a comment unless one of this timestamp is there: a second delivery, or an edit or deletion that came
 * first. Tells whether it was stored. 1 WRU, one round trip.
 */
export async function recordComment(table: Table, comment: Comment): Promise<boolean> {
  const put = putNew(table.name, commentEntity.toItem(comment));
  return unlessRefused(() => table.client.send(new PutCommand(put)));
}

/**
 * Stores a note with the job that posts it. Its timestamp is generated, so it makes way by a microsecond when a
 * message has the same. Throws DuplicateRequestError when the request was carried out before.
 */
export async function recordNote(table: Table, note: Comment, request: Request): Promise<Comment> {
  try {
    const items = [requestEntity.toItem(request), commentEntity.toItem(note)];
    const TransactItems = items.map((item) => ({ Put: putNew(table.name, item) }));
    const command = new TransactWriteCommand({ TransactItems });
    await retryConflicts(() => table.client.send(command));
    return note;
  } catch (error) {
    const [first] = failedConditions(error);
    if (first === undefined) throw error;
    if (first === 0) throw new DuplicateRequestError();
    return recordNote(table, { ...note, timestamp: nextMicrosecond(note.timestamp) }, request);
  }
}

function buildEdit(tableName: string, edited: Comment & { edited_at: Timestamp }) {
  const { PK, SK, text, edited_at, ...keep } = commentEntity.toItem(edited);
  return buildUpsert({
    tableName,
    key: { PK, SK },
    set: { text, edited_at },
    keep,
    condition:
      'attribute_not_exists(deleted_at) AND (attribute_not_exists(edited_at) OR edited_at < :edited_at)',
  });
}

/**
 * Puts the text of an edit into its comment, creating it when the message itself has not arrived. A newer edit or
 * a deletion that is there already wins. Tells whether it was stored. 1 WRU.
 */
export async function editComment(
  table: Table,
  edited: Comment & { edited_at: Timestamp },
): Promise<boolean> {
  return unlessRefused(() => table.client.send(new UpdateCommand(buildEdit(table.name, edited))));
}

function buildDeletion(tableName: string, deleted: Comment & { deleted_at: Timestamp }) {
  const { PK, SK, deleted_at, text: _, ...keep } = commentEntity.toItem(deleted);
  return buildUpsert({
    tableName,
    key: { PK, SK },
    set: { deleted_at },
    keep,
    remove: ['text'],
    condition: 'attribute_not_exists(deleted_at)',
  });
}

/**
 * Leaves a tombstone without text, for good, whether or not the message itself has arrived. Tells whether it was
 * there before. 1 WRU.
 */
export async function deleteComment(
  table: Table,
  deleted: Comment & { deleted_at: Timestamp },
): Promise<boolean> {
  return unlessRefused(() => table.client.send(new UpdateCommand(buildDeletion(table.name, deleted))));
}
