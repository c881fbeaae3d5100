import type { Timestamp } from '../../base/timestamp.js';
import { openHomeEntity } from '../entities/open-home-entity.js';
import { pk } from '../table/keys.js';
import { putItem } from '../table/plain-requests.js';
import { queryPage } from '../table/query-page.js';
import type { Table } from '../table/table-client.js';

/** Records that a person opened App Home. 1 WRU. */
async function recordHomeOpened(
  table: Table,
  home: { user_id: string; opened_at: Timestamp },
): Promise<void> {
  await putItem(table, { TableName: table.name, Item: openHomeEntity.toItem(home) });
}

/** At most `limit` people who opened App Home in the last half hour. 0.5 RRU for about 50. */
async function openHomes(table: Table, limit: number): Promise<string[]> {
  const { items } = await queryPage(
    table,
    {
      name: 'homes',
      input: { KeyConditionExpression: 'PK = :homes', ExpressionAttributeValues: { ':homes': pk.homes } },
      read: openHomeEntity.fromItem,
    },
    { limit },
  );
  return items.map(({ user_id }) => user_id);
}

export const homeOperations = { openHomes, recordHomeOpened };
