import { channelLinkSchema } from '../../incidents/records/channel-link.js';
import { defineEntity } from '../entity.js';
import { keysOf } from '../keys.js';

export const channelLinkEntity = defineEntity({
  schema: channelLinkSchema,
  keys: keysOf.channelLink,
  identify: ({ PK }) => ({ channel_id: PK.slice('CHANNEL#'.length) }),
});
