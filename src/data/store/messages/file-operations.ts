import type { Timestamp } from '../../../base/timestamp.js';
import { fileDeletionEntity, fileUseEntity } from '../../entities/lookup-entities.js';
import { getMany, nameOf } from '../../table/batch.js';
import { keysOf } from '../../table/keys.js';
import { putItem, queryAll } from '../../table/plain-requests.js';
import type { Table } from '../../table/table-client.js';
import { type Changed, changeMessage, type MessageRef } from './change-message.js';
import { withFileDeletion } from './message-changes.js';

/*
 * A message is recorded in the order use, deletion, message, and a file is deleted in the order deletion, uses, messages.
 * So whatever happens at the same time, one of the two sees the other.
 */

/**
 * Says that a message has files, before the message is written. Returns the ids of those that were deleted already. 1 WRU
 * and 1 RRU for each file.
 */
async function recordFileUse(table: Table, ref: MessageRef, fileIds: readonly string[]): Promise<string[]> {
  const { incident_id, timestamp } = ref;
  const uses = fileIds.map((file_id) => fileUseEntity.toItem({ file_id, incident_id, timestamp }));
  await Promise.all(uses.map((Item) => putItem(table, { TableName: table.name, Item })));
  const keys = fileIds.map((file_id) => {
    const { PK, SK } = keysOf.fileDeletion({ file_id });
    return { file_id, PK, SK };
  });
  const found = await getMany(
    table,
    keys.map(({ PK, SK }) => ({ PK, SK })),
    { consistent: true },
  );
  return keys.filter((key) => found.has(nameOf(key))).map(({ file_id }) => file_id);
}

/** Records that a file was deleted, and returns the messages that have it. 1 WRU and 1 RRU. */
async function recordFileDeletion(
  table: Table,
  file_id: string,
  deleted_at: Timestamp,
): Promise<MessageRef[]> {
  const deletion = fileDeletionEntity.toItem({ file_id, deleted_at });
  await putItem(table, { TableName: table.name, Item: deletion });
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': deletion.PK },
    ConsistentRead: true,
  });
  return items.flatMap((item) => fileUseEntity.fromItem(item) ?? []);
}

/** Leaves nothing of a file in a message but that it was there, even before the message arrives. */
function removeFile(table: Table, ref: MessageRef, fileId: string): Promise<Changed> {
  return changeMessage(table, ref, (known) => withFileDeletion(known ?? ref, fileId));
}

export const fileOperations = { recordFileDeletion, recordFileUse, removeFile };
