import type { Timestamp } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { getMany } from '../../table/batch.js';
import { readItem } from '../../table/conditional-writes.js';
import { keysOf, pk, sk } from '../../table/keys.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

/**
 * One message by its own timestamp; undefined if it isn't on the record or has expired. Read consistently; 1
 * RRU, however long the incident is.
 */
export async function getMessage(
  table: Table,
  incident_id: string,
  timestamp: Timestamp,
): Promise<Comment | undefined> {
  const item = await readItem(table, keysOf.comment({ incident_id, timestamp }));
  return item && !hiddenAt(table.now())(item) ? commentEntity.fromItem(item) : undefined;
}

/** Like `getMessage`, but also returns messages that have expired and haven't been removed yet. */
export async function getEvenExpired(
  table: Table,
  incident_id: string,
  timestamp: Timestamp,
): Promise<Comment | undefined> {
  const item = await readItem(table, keysOf.comment({ incident_id, timestamp }));
  return item && commentEntity.fromItem(item);
}

/** The comments among cited items. 1 RRU each. */
export async function getComments(
  table: Table,
  incidentId: string,
  cited: readonly string[],
): Promise<Comment[]> {
  const keys = cited
    .filter((SK) => SK.startsWith(sk.prefix.comment))
    .map((SK) => ({ PK: pk.incident(incidentId), SK }));
  const found = await getMany(table, keys, { consistent: true });
  return [...found.values()].flatMap((item) => commentEntity.fromItem(item) ?? []);
}
