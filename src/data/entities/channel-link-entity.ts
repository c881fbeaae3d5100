import { channelLinkSchema } from '../../incidents/records/channel-link.js';
import { defineEntity } from '../table/entity.js';
import { keysOf } from '../table/keys.js';
import { channelIdOf } from '../table/read-keys.js';

export const channelLinkEntity = defineEntity({
  schema: channelLinkSchema,
  keys: keysOf.channelLink,
  identify: (key) => ({ channel_id: channelIdOf(key) }),
});
