import type { Timestamp } from '../../../base/timestamp.js';
import type { Comment } from '../../../incidents/records/comment.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { eventEntity } from '../../entities/event-entity.js';
import { getMany, nameOf } from '../../table/batch.js';
import { keysOf, pk, sk } from '../../table/keys.js';
import { hiddenAt } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';
import { MESSAGE_EVENT } from './mark-message.js';
import type { StoredMessage } from './write-message.js';

/**
 * One message by its own timestamp: a person's, which is a comment, or a bot's or a file, which is an event. Undefined
 * when it isn't on the record or has expired. Read consistently; 2 RRU, one round trip, however long the incident is.
 */
export async function getMessage(
  table: Table,
  incident_id: string,
  timestamp: Timestamp,
): Promise<StoredMessage | undefined> {
  const comment = keysOf.comment({ incident_id, timestamp });
  const event = keysOf.event({ incident_id, timestamp, event_id: MESSAGE_EVENT });
  const found = await getMany(table, [comment, event], { consistent: true });
  const isHidden = hiddenAt(table.now());
  const read = <T>(key: { PK: string; SK: string }, fromItem: (item: Record<string, unknown>) => T) => {
    const item = found.get(nameOf(key));
    return item && !isHidden(item) ? fromItem(item) : undefined;
  };
  return read(comment, commentEntity.fromItem) ?? read(event, eventEntity.fromItem);
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
