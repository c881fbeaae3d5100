import { LRUCache } from 'lru-cache';
import type { Store } from './store.js';

/** Which incident a channel belongs to, remembered: every message of the workspace asks this. */
export interface ChannelIndex {
  incidentOf(channelId: string): Promise<string | undefined>;
  /** For the process that has just written the link. */
  remember(channelId: string, incidentId: string): void;
}

const NONE = '';
const MAX_CHANNELS = 10_000;

/**
 * A channel's incident never changes, so it is kept for good. That a channel has none is believed for 10 s only:
 * another process may be declaring one in it.
 */
const NONE_TTL_MS = 10_000;

export function createChannelIndex(store: Pick<Store, 'getChannelLink'>): ChannelIndex {
  const cache = new LRUCache<string, string>({ max: MAX_CHANNELS });
  return {
    async incidentOf(channelId) {
      const known = cache.get(channelId);
      if (known !== undefined) return known === NONE ? undefined : known;
      const link = await store.getChannelLink(channelId);
      if (link) cache.set(channelId, link.incident_id);
      else cache.set(channelId, NONE, { ttl: NONE_TTL_MS });
      return link?.incident_id;
    },
    remember(channelId, incidentId) {
      cache.set(channelId, incidentId);
    },
  };
}
