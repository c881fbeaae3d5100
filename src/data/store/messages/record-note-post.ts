import type { Comment } from '../../../incidents/records/comment.js';
import { upsertUnlessRefused } from '../../table/conditional-writes.js';
import { keysOf } from '../../table/keys.js';
import type { Table } from '../../table/table-client.js';

type NoteRef = Pick<Comment, 'incident_id' | 'timestamp'>;

/** Records which post shows a note, so that it can be withdrawn with the note. 1 WRU. */
export async function recordNotePost(table: Table, note: NoteRef, message_ts: string): Promise<void> {
  const { PK, SK } = keysOf.comment(note);
  await upsertUnlessRefused(table, {
    key: { PK, SK },
    set: { message_ts },
    condition: 'attribute_exists(PK) AND attribute_not_exists(deleted_at)',
  });
}
