import * as z from 'zod';
import { DAY_SECONDS } from '../../base/durations.js';
import type { Cache } from '../table/cache.js';
import type { Store } from './store.js';

/** What's often read of an incident and rarely changes. */
const brief = z.object({ title: z.string(), service: z.string() });
type Brief = z.output<typeof brief>;

/** Reads that may come from a cache. Never decide with them what someone may do. */
export interface CachedReads {
  /** The incident of a channel; undefined for other channels. Called for every message in the workspace. */
  incidentOf(channelId: string): Promise<string | undefined>;
  /** For the process that just wrote the link. */
  rememberChannel(channelId: string, incidentId: string): Promise<void>;
  briefOf(incidentId: string): Promise<Brief | undefined>;
  /** At most 30 s old. */
  countByStatus(status: string): Promise<number>;
  /** Call after changing an incident, with the statuses it left and reached. */
  forget(incidentId: string, statuses: readonly string[]): Promise<void>;
}

/** A channel's incident never changes. */
const CHANNEL_SECONDS = DAY_SECONDS;

/** Shorter for channels without an incident: another process may be declaring one there. */
const NO_INCIDENT_SECONDS = 10;
const BRIEF_SECONDS = 300;
const COUNT_SECONDS = 30;
const NONE = '-';

type Reads = Pick<Store, 'countByStatus' | 'getChannelLink' | 'getIncident'>;

export function createCachedReads(store: Reads, cache: Cache): CachedReads {
  async function through(
    key: string,
    read: () => Promise<{ value: string; seconds: number }>,
  ): Promise<string> {
    const known = await cache.get(key);
    if (known !== undefined) return known;
    const { value, seconds } = await read();
    await cache.set(key, value, seconds);
    return value;
  }

  return {
    async incidentOf(channelId) {
      const found = await through(`channel:${channelId}`, async () => {
        const link = await store.getChannelLink(channelId);
        return link
          ? { value: link.incident_id, seconds: CHANNEL_SECONDS }
          : { value: NONE, seconds: NO_INCIDENT_SECONDS };
      });
      return found === NONE ? undefined : found;
    },
    rememberChannel: (channelId, incidentId) =>
      cache.set(`channel:${channelId}`, incidentId, CHANNEL_SECONDS),
    async briefOf(incidentId) {
      const found = await through(`brief:${incidentId}`, async () => {
        const incident = await store.getIncident(incidentId);
        const value = incident ? JSON.stringify(brief.parse(incident)) : NONE;
        return { value, seconds: incident ? BRIEF_SECONDS : NO_INCIDENT_SECONDS };
      });
      return found === NONE ? undefined : brief.parse(JSON.parse(found));
    },
    async countByStatus(status) {
      const count = await through(`count:${status}`, async () => ({
        value: String(await store.countByStatus(status)),
        seconds: COUNT_SECONDS,
      }));
      return Number(count);
    },
    async forget(incidentId, statuses) {
      const keys = [`brief:${incidentId}`, ...statuses.map((status) => `count:${status}`)];
      await Promise.all(keys.map((key) => cache.delete(key)));
    },
  };
}
