import { nextMicrosecond } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import type { Request } from '../../../incidents/records/request.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { requestEntity } from '../../entities/request-entity.js';
import { putNew } from '../../table/conditional-writes.js';
import { DuplicateRequestError, failedConditions } from '../../table/failures.js';
import { transact } from '../../table/plain-requests.js';
import { queueForSinks } from '../../table/queue-for-sinks.js';
import type { Table } from '../../table/table-client.js';

/**
 * Stores a note with the job that posts it. Its timestamp is generated, so it moves on by a microsecond when a message
 * has the same one. Throws DuplicateRequestError when the request row already exists.
 */
export async function recordNote(table: Table, note: Comment, request: Request): Promise<Comment> {
  try {
    const items = [requestEntity.toItem(request), queueForSinks(table, commentEntity.toItem(note))];
    const TransactItems = items.map((item) => ({ Put: putNew(table.name, item) }));
    await transact(table, TransactItems);
    return note;
  } catch (error) {
    const [first] = failedConditions(error);
    if (first === undefined) throw error;
    if (first === 0) throw new DuplicateRequestError();
    return recordNote(table, { ...note, timestamp: nextMicrosecond(note.timestamp) }, request);
  }
}
