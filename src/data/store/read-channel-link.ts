import type { ChannelLink } from '../../incidents/records/channel-link.js';
import { channelLinkEntity } from '../entities/channel-link-entity.js';
import { readItem } from '../table/conditional-writes.js';
import { keysOf } from '../table/keys.js';
import type { Table } from '../table/table-client.js';

/** A channel's id changes once in its lifetime, if at all. */
const MAX_MOVES = 5;

/**
 * A channel's incident and the messages that show it, under the channel's current id; undefined for other
 * channels. 1 RRU, plus 1 for each change of the id.
 */
export async function readChannelLink(table: Table, channelId: string): Promise<ChannelLink | undefined> {
  let link: ChannelLink | undefined;
  let id: string | undefined = channelId;
  for (let moves = 0; id !== undefined && moves <= MAX_MOVES; moves += 1) {
    const item = await readItem(table, keysOf.channelLink({ channel_id: id }));
    const found: ChannelLink | undefined = item && channelLinkEntity.fromItem(item);
    if (!found) return link;
    link = found;
    id = found.moved_to;
  }
  return link;
}
