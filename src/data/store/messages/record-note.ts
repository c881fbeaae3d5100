import { apartFromSlack, nextMicrosecond } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { Request } from '../../../incidents/records/request.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { requestEntity } from '../../entities/request-entity.js';
import { putNew } from '../../table/conditional-writes.js';
import { DuplicateRequestError, failedConditions } from '../../table/failures.js';
import { transact } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import type { Table } from '../../table/table-client.js';

interface NewNote {
  note: Comment;
  /** The job that posts the note; it gets the note as stored. */
  request(stored: Comment): Request;
}

/**
 * Stores a note with the job that posts it, and returns it with its timestamp: the given one in a form that
 * Slack's timestamps never have, plus a microsecond for each note that already has it. Throws
 * DuplicateRequestError if the request row already exists. 5 WRU.
 */
export async function recordNote(table: Table, { note, request }: NewNote): Promise<Comment> {
  let stored = { ...note, timestamp: apartFromSlack(note.timestamp) };
  while (!(await write(table, stored, request(stored)))) {
    stored = { ...stored, timestamp: nextMicrosecond(stored.timestamp) };
  }
  return stored;
}

/** False if another note has this timestamp. */
async function write(table: Table, note: Comment, request: Request): Promise<boolean> {
  try {
    const items = [requestEntity.toItem(request), queueForSinks(table, commentEntity.toItem(note))];
    const TransactItems = items.map((item) => ({ Put: putNew(table.name, item) }));
    await transact(table, TransactItems);
    return true;
  } catch (error) {
    const [first] = failedConditions(error);
    if (first === undefined) throw error;
    if (first === 0) throw new DuplicateRequestError();
    return false;
  }
}
