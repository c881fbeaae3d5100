import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Comment } from '../../../incidents/records/comment.js';
import { isMarked } from '../../../incidents/records/message-marks.js';
import { commentEntity } from '../../entities/comment-entity.js';
import { eventEntity } from '../../entities/event-entity.js';
import { buildUpsert, unlessRefused } from '../../table/conditional-writes.js';
import type { Item } from '../../table/entity.js';
import { sk } from '../../table/keys.js';
import { putItem } from '../../table/plain-requests.js';
import { readSortKey } from '../../table/read-keys.js';
import { COMMENT_DAYS, EVENT_DAYS, expiry } from '../../table/retention.js';
import type { Table } from '../../table/table-client.js';

/**
 * Updates what depends on a message's marks: its retention and the key event that quotes it. Runs after every change
 * and again on every redelivery, in case a process died in between; the revision keeps an older state from overwriting
 * a newer one.
 */
export async function settleMarks(table: Table, item: Item): Promise<void> {
  if (item.marks === undefined) return;
  const isKey = isMarked(item) && item.deleted_at === undefined;
  if (String(item.SK).startsWith(sk.prefix.event)) return keep(table, item, isKey && 'event');
  const comment = commentEntity.fromItem(item);
  const isThere = item.user_id !== undefined;
  await Promise.all([
    keep(table, item, isKey && 'comment'),
    comment && isThere && quote(table, comment, { isKey, revision: Number(item.revision) }),
  ]);
}

/** Exempts marked messages from retention. */
async function keep(table: Table, item: Item, as: 'comment' | 'event' | false): Promise<void> {
  const expires_at = as ? undefined : expiryOf(item);
  const key_event = as === 'event' ? true : undefined;
  if (item.expires_at === expires_at && item.key_event === key_event) return;
  const wanted = { expires_at, key_event };
  const update = buildUpsert({
    tableName: table.name,
    key: { PK: String(item.PK), SK: String(item.SK) },
    set: { ...wanted, revision: item.revision },
    remove: Object.keys(wanted).filter((name) => wanted[name as keyof typeof wanted] === undefined),
    condition: '#revision = :revision',
  });
  await unlessRefused(() => table.client.send(new UpdateCommand(update)));
}

function expiryOf({ SK }: Item): number {
  const isComment = String(SK).startsWith(sk.prefix.comment);
  return expiry(readSortKey(String(SK)).timestamp, isComment ? COMMENT_DAYS : EVENT_DAYS);
}

/** The key event has the message's timestamp. Unmarking retracts it, and readers skip retracted events. */
async function quote(
  table: Table,
  { incident_id, timestamp, user_id, text, content_ref }: Comment,
  { isKey, revision }: { isKey: boolean; revision: number },
): Promise<void> {
  const event = eventEntity.toItem({
    incident_id,
    timestamp,
    event_id: 'marked',
    type: 'MESSAGE_MARKED',
    description: 'Marked',
    source: 'Slack',
    user_id,
    ...(isKey && {
      key_event: true,
      note: text,
      content_ref,
      detail: { comment: `${sk.prefix.comment}${timestamp}` },
    }),
  });
  const put = {
    TableName: table.name,
    Item: { ...event, revision, ...(!isKey && { retracted: true }) },
    ConditionExpression: 'attribute_not_exists(PK) OR revision < :revision',
    ExpressionAttributeValues: { ':revision': revision },
  };
  await unlessRefused(() => putItem(table, put));
}
