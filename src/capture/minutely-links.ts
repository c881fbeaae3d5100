import { LRUCache } from 'lru-cache';
import type { Timestamp } from '../base/timestamp.js';
import type { ChannelLink } from '../incidents/records/channel-link.js';
import type { CaptureDeps } from './capture-deps.js';

const MAX_CHANNELS = 5_000;

/**
 * Reads a channel's link for at most one event a minute; undefined in between. Messages only need the cached
 * incident, so they cost no read.
 */
export type MinutelyLinks = (channelId: string, at: Timestamp) => Promise<ChannelLink | undefined>;

export function createMinutelyLinks({ store }: Pick<CaptureDeps, 'store'>): MinutelyLinks {
  const checked = new LRUCache<string, string>({ max: MAX_CHANNELS });
  return async (channelId, at) => {
    const minute = at.slice(0, 'yyyy-mm-ddThh:mm'.length);
    if ((checked.get(channelId) ?? '') >= minute) return undefined;
    checked.set(channelId, minute);
    return store.getChannelLink(channelId);
  };
}
