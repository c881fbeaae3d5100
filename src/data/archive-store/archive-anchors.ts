import { GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { keysOf } from '../table/keys.js';
import { type RawItem, rawItem } from '../table/raw-item.js';
import type { Table } from '../table/table-client.js';

/**
 * Names of an incident's archive objects. A name includes the SHA-256 of the whole object, so someone who can
 * write to the bucket or folder, but not to the table, can't add, replace or remove an archive unnoticed.
 */
export interface Anchors {
  objects: ReadonlySet<string>;
  /** Being written, or left behind by a process that stopped while writing. */
  pending: ReadonlySet<string>;
  /** Replaced by newer ones and about to be deleted. */
  replaced: ReadonlySet<string>;
}

const SETS = ['objects', 'pending', 'replaced'] as const;

/** Undefined for an incident without archives, or if the table was lost. 1 RRU. */
export async function readAnchors(table: Table, incident_id: string): Promise<Anchors | undefined> {
  const { Item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: keyOf(incident_id), ConsistentRead: true }),
  );
  const [objects, pending, replaced] = SETS.map((name) => new Set(Item?.[name]?.SS));
  return Item && objects && pending && replaced && { objects, pending, replaced };
}

/** Call before writing the object. 1 WRU. */
export async function addPending(table: Table, incident_id: string, name: string): Promise<void> {
  await update(table, incident_id, 'ADD #pending :names', [name]);
}

/** Call after writing and verifying the object. 1 WRU. */
export async function addAnchor(table: Table, incident_id: string, name: string): Promise<void> {
  await update(table, incident_id, 'ADD #objects :names DELETE #pending :names', [name]);
}

/** 1 WRU. */
export async function markReplaced(
  table: Table,
  incident_id: string,
  names: readonly string[],
): Promise<void> {
  await update(table, incident_id, 'DELETE #objects :names, #pending :names ADD #replaced :names', names);
}

/** Call after deleting the objects. 1 WRU. */
export async function forgetReplaced(
  table: Table,
  incident_id: string,
  names: readonly string[],
): Promise<void> {
  await update(table, incident_id, 'DELETE #replaced :names', names);
}

async function update(
  table: Table,
  incident_id: string,
  UpdateExpression: string,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  await table.client.send(
    new UpdateItemCommand({
      TableName: table.name,
      Key: keyOf(incident_id),
      UpdateExpression,
      ExpressionAttributeNames: Object.fromEntries(
        SETS.filter((name) => UpdateExpression.includes(`#${name}`)).map((name) => [`#${name}`, name]),
      ),
      ExpressionAttributeValues: { ':names': { SS: [...names] } },
    }),
  );
}

function keyOf(incident_id: string): RawItem {
  return rawItem({ ...keysOf.archiveObjects({ incident_id }) });
}
