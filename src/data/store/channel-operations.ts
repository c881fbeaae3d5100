import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ChannelLink } from '../../incidents/records/channel-link.js';
import { channelLinkEntity } from '../entities/channel-link-entity.js';
import { buildUpsert } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import type { Table } from '../table/table-client.js';

/** A channel's incident and the messages that show it; undefined for other channels. 1 RRU. */
async function getChannelLink(table: Table, channelId: string): Promise<ChannelLink | undefined> {
  const { PK, SK } = keysOf.channelLink({ channel_id: channelId });
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { PK, SK }, ConsistentRead: true }),
  );
  return Item && channelLinkEntity.fromItem(Item);
}

/** Records which messages show the incident in Slack, or what they show. 1 WRU. */
async function saveChannelMessages(
  table: Table,
  channelId: string,
  messages: Partial<Omit<ChannelLink, 'channel_id' | 'incident_id'>>,
): Promise<void> {
  const { PK, SK } = keysOf.channelLink({ channel_id: channelId });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: messages,
    condition: 'attribute_exists(PK)',
  });
  await table.client.send(new UpdateCommand(update));
}

export const channelOperations = { getChannelLink, saveChannelMessages };
