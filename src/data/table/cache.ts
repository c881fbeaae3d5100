import { LRUCache } from 'lru-cache';

/**
 * Caches values that are read often and rarely change. It may lose entries at any time, and must not be used
 * to decide what someone may do. Implementations never throw: a failure is a miss.
 */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  delete(key: string): Promise<void>;
  close(): Promise<void>;
}

/** Entries are allocated up front, which adds to a function's cold start. */
const MAX_ENTRIES = 5_000;

/** A cache for this process only; the default. */
export function createMemoryCache(): Cache {
  const entries = new LRUCache<string, string>({ max: MAX_ENTRIES });
  return {
    get: async (key) => entries.get(key),
    set: async (key, value, ttlSeconds) => void entries.set(key, value, { ttl: ttlSeconds * 1_000 }),
    delete: async (key) => void entries.delete(key),
    close: async () => entries.clear(),
  };
}
