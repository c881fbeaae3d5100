import { LRUCache } from 'lru-cache';

/**
 * Remembers what is read often and changes seldom. It may forget at any time and is never asked what somebody may
 * do. Implementations never throw: a cache that fails has forgotten.
 */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Room for all of them is made at the start, which a function pays for in its start time. */
const MAX_ENTRIES = 5_000;

/** A cache of this process alone, the default. */
export function createMemoryCache(): Cache {
  const entries = new LRUCache<string, string>({ max: MAX_ENTRIES });
  return {
    get: async (key) => entries.get(key),
    set: async (key, value, ttlSeconds) => void entries.set(key, value, { ttl: ttlSeconds * 1_000 }),
    delete: async (key) => void entries.delete(key),
    close: async () => entries.clear(),
  };
}
