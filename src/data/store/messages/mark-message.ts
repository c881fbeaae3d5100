import type { Timestamp } from '../../../base/timestamp.js';
import { type Mark, markValue } from '../../../incidents/records/message-marks.js';
import { buildUpsert, readItem, updateOrRead } from '../../table/conditional-writes.js';
import { keysOf } from '../../table/keys.js';
import type { Table } from '../../table/table-client.js';
import { settleMarks } from './settle-marks.js';

interface MessageRef {
  incident_id: string;
  /** The message's own timestamp. */
  timestamp: Timestamp;
}

/** Another first mark may be written between the two attempts; the next round then succeeds. */
const TRIES = 3;

/**
 * Adds or removes a mark, even before the message itself has arrived; the newest change of a mark wins. A marked
 * message is exempt from retention, and a marked comment is quoted by a key event. Returns whether anything changed. 1
 * RRU and about 3 WRU.
 */
export async function markMessage(table: Table, message: MessageRef, mark: Mark): Promise<boolean> {
  const key = await keyOfMessage(table, message);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const later = await updateOrRead(table, buildMark(table.name, key, mark));
    if (later.item?.marks !== undefined) {
      await settleMarks(table, later.item);
      return later.done;
    }
    const first = await updateOrRead(table, buildFirstMark(table.name, key, mark));
    if (first.done && first.item) await settleMarks(table, first.item);
    if (first.done) return true;
  }
  return false;
}

/** Bot messages and files are events; everything else, and what hasn't arrived yet, is a comment. */
async function keyOfMessage(table: Table, { incident_id, timestamp }: MessageRef) {
  const event = keysOf.event({ incident_id, timestamp, event_id: MESSAGE_EVENT });
  return (await readItem(table, event)) ? event : keysOf.comment({ incident_id, timestamp });
}

/** The event id of bot messages and files; the timestamp makes the key unique. */
export const MESSAGE_EVENT = 'message';

type Key = { PK: string; SK: string };

function buildMark(tableName: string, { PK, SK }: Key, mark: Mark) {
  const update = buildUpsert({
    tableName,
    key: { PK, SK },
    count: 'revision',
    condition: 'attribute_exists(marks) AND (attribute_not_exists(marks.#by) OR marks.#by < :value)',
  });
  return {
    ...update,
    UpdateExpression: `SET marks.#by = :value ${update.UpdateExpression}`,
    ExpressionAttributeNames: { ...update.ExpressionAttributeNames, '#by': mark.by },
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':value': markValue(mark) },
  };
}

function buildFirstMark(tableName: string, { PK, SK }: Key, mark: Mark) {
  return buildUpsert({
    tableName,
    key: { PK, SK },
    set: { marks: { [mark.by]: markValue(mark) } },
    count: 'revision',
    condition: 'attribute_not_exists(marks)',
  });
}
