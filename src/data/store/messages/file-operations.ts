import type { Timestamp } from '../../../base/timestamp.js';
import type { MessageFile } from '../../../incidents/records/message-file.js';
import { fileChangeEntity, fileDeletionEntity, fileUseEntity } from '../../entities/lookup-entities.js';
import { getMany } from '../../table/batch.js';
import { keysOf } from '../../table/keys.js';
import { putItem, queryAll } from '../../table/plain-requests.js';
import type { Storable } from '../../table/storable.js';
import type { Table } from '../../table/table-client.js';
import { type Changed, changeMessage, type MessageRef } from './change-message.js';
import { withFile, withFileDeletion } from './message-changes.js';

/*
 * Recording a message writes the use of the file, reads its deletion, then writes the message.
 * Deleting a file writes the deletion, reads the uses, then changes the messages. So however they
 * overlap, one of the two sees the other.
 */

/** Deletions and changes of files, for deliveries of an older state that may still arrive. */
interface FileFates {
  deleted: string[];
  changed: { file_id: string; changed_at: Timestamp }[];
}

/**
 * Records that a message has files, before the message is written. Returns the files that have already been
 * deleted or changed. 1 WRU and 2 RRU for each file.
 */
async function recordFileUse(table: Table, ref: MessageRef, fileIds: readonly string[]): Promise<FileFates> {
  const { incident_id, timestamp } = ref;
  const uses = fileIds.map((file_id) => fileUseEntity.toItem({ file_id, incident_id, timestamp }));
  await Promise.all(uses.map((Item) => putItem(table, { TableName: table.name, Item })));
  const keys = fileIds.flatMap((file_id) => [
    keysOf.fileDeletion({ file_id }),
    keysOf.fileChange({ file_id }),
  ]);
  const found = await getMany(
    table,
    keys.map(({ PK, SK }) => ({ PK, SK })),
    { consistent: true },
  );
  const items = [...found.values()];
  return {
    deleted: items.flatMap((item) => fileDeletionEntity.fromItem(item)?.file_id ?? []),
    changed: items.flatMap((item) => fileChangeEntity.fromItem(item) ?? []),
  };
}

/** Records that a file was deleted, and returns the messages that have it. 1 WRU and 1 RRU. */
function recordFileDeletion(table: Table, file_id: string, deleted_at: Timestamp): Promise<MessageRef[]> {
  return recordFate(table, fileDeletionEntity.toItem({ file_id, deleted_at }));
}

/** Records that a file changed, and returns the messages that have it. 1 WRU and 1 RRU. */
function recordFileChange(table: Table, file_id: string, changed_at: Timestamp): Promise<MessageRef[]> {
  return recordFate(table, fileChangeEntity.toItem({ file_id, changed_at }));
}

async function recordFate(table: Table, Item: Storable): Promise<MessageRef[]> {
  await putItem(table, { TableName: table.name, Item });
  const items = await queryAll(table, {
    KeyConditionExpression: 'PK = :pk',
    ExpressionAttributeValues: { ':pk': Item.PK },
    ConsistentRead: true,
  });
  return items.flatMap((item) => fileUseEntity.fromItem(item) ?? []);
}

/** Reduces a file in a message to a placeholder, even before the message arrives. */
function removeFile(table: Table, ref: MessageRef, fileId: string): Promise<Changed> {
  return changeMessage(table, ref, (known) => withFileDeletion(known ?? ref, fileId));
}

/** Updates a file of a message to its current state. 1 RRU, and 1 WRU if it differs. */
function replaceFile(table: Table, ref: MessageRef, file: MessageFile): Promise<Changed> {
  return changeMessage(table, ref, (known) => withFile(known ?? ref, file));
}

export const fileOperations = {
  recordFileChange,
  recordFileDeletion,
  recordFileUse,
  removeFile,
  replaceFile,
};
