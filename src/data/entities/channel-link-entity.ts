import { channelLinkSchema } from '../../incidents/records/channel-link.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';

export const channelLinkEntity = defineEntity({
  schema: channelLinkSchema,
  keys: keysOf.channelLink,
  identify: ({ PK }) => ({ channel_id: PK.slice('CHANNEL#'.length) }),
});
