import type { ChannelLink } from '../../incidents/records/channel-link.js';
import { buildUpsert, unlessRefused } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import { updateItem } from '../table/plain-requests.js';
import type { Table } from '../table/table-client.js';
import { changeChannel, moveChannel } from './change-channel.js';
import { readChannelLink } from './read-channel-link.js';

/** Records which messages show the incident in Slack, or their content; undefined removes an entry. 1 WRU. */
async function saveChannelMessages(
  table: Table,
  channelId: string,
  messages: {
    [Name in Exclude<keyof ChannelLink, 'channel_id' | 'incident_id'>]?: ChannelLink[Name] | undefined;
  },
): Promise<void> {
  const { PK, SK } = keysOf.channelLink({ channel_id: channelId });
  const update = buildUpsert({
    tableName: table.name,
    key: { PK, SK },
    set: messages,
    remove: Object.keys(messages).filter((name) => messages[name as keyof typeof messages] === undefined),
    condition: 'attribute_exists(PK)',
  });
  await updateItem(table, update);
}

/**
 * Records a post outside the incident channel. A retry may record it twice,
 * which has no effect. 1 WRU per KB.
 */
async function recordPostElsewhere(
  table: Table,
  channelId: string,
  { channelId: elsewhere, ts }: { channelId: string; ts: string },
): Promise<void> {
  const { PK, SK } = keysOf.channelLink({ channel_id: channelId });
  const update = {
    TableName: table.name,
    Key: { PK, SK },
    UpdateExpression: 'SET elsewhere = list_append(if_not_exists(elsewhere, :none), :post)',
    ConditionExpression: 'attribute_exists(PK)',
    ExpressionAttributeValues: { ':none': [], ':post': [{ channelId: elsewhere, ts }] },
  };
  await unlessRefused(() => updateItem(table, update));
}

export const channelOperations = {
  changeChannel,
  getChannelLink: readChannelLink,
  moveChannel,
  recordPostElsewhere,
  saveChannelMessages,
};
