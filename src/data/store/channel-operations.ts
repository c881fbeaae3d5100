import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ChannelLink } from '../../incidents/records/channel-link.js';
import { buildUpsert } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import type { Table } from '../table/table-client.js';
import { changeChannel, moveChannel } from './change-channel.js';
import { readChannelLink } from './read-channel-link.js';

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

export const channelOperations = {
  changeChannel,
  getChannelLink: readChannelLink,
  moveChannel,
  saveChannelMessages,
};
