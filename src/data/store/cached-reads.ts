import * as z from 'zod';
import { DAY_SECONDS } from '../../base/durations.js';
import type { Cache } from '../table/cache.js';
import type { Store } from './store.js';

/** Attributes of an incident that are read often and rarely change. */
const brief = z.object({ title: z.string(), service: z.string() });
type Brief = z.output<typeof brief>;

/** Reads that may come from a cache. Never use them to decide what someone may do. */
export interface CachedReads {
  /** The incident of a channel; undefined for other channels. Called for every message in the workspace. */
  incidentOf(channelId: string): Promise<string | undefined>;
  /** Call it in the process that just wrote the link. */
  rememberChannel(channelId: string, incidentId: string): Promise<void>;
  briefOf(incidentId: string): Promise<Brief | undefined>;
  /** Call after changing an incident. */
  forget(incidentId: string): Promise<void>;
}

/** A channel's incident never changes. */
const CHANNEL_SECONDS = DAY_SECONDS;

/** Shorter for channels without an incident, because another process may be declaring one there. */
const NO_INCIDENT_SECONDS = 10;
/**
 * For this long after its first event, a channel without an incident is looked up each time. Slack reports a
 * channel that Aegis opens before its link is written, and messages posted there meanwhile mustn't be missed.
 */
const NEW_CHANNEL_SECONDS = 60;
const BRIEF_SECONDS = 300;
const NONE = '-';

type Reads = Pick<Store, 'getChannelLink' | 'getIncident'>;

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

  async function isNew(channelId: string): Promise<boolean> {
    if ((await cache.get(`new:${channelId}`)) !== undefined) return true;
    if ((await cache.get(`seen:${channelId}`)) !== undefined) return false;
    await cache.set(`new:${channelId}`, '', NEW_CHANNEL_SECONDS);
    await cache.set(`seen:${channelId}`, '', CHANNEL_SECONDS);
    return true;
  }

  return {
    async incidentOf(channelId) {
      const key = `channel:${channelId}`;
      const known = await cache.get(key);
      if (known !== undefined) return known === NONE ? undefined : known;
      const link = await store.getChannelLink(channelId);
      if (link) await cache.set(key, link.incident_id, CHANNEL_SECONDS);
      else if (!(await isNew(channelId))) await cache.set(key, NONE, NO_INCIDENT_SECONDS);
      return link?.incident_id;
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
    forget: (incidentId) => cache.delete(`brief:${incidentId}`),
  };
}
