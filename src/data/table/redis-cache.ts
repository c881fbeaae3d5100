import { createClient } from '@redis/client';
import type { Logger } from '../../ports/logger.js';
import type { Cache } from './cache.js';

/** Several workspaces may share one server. */
interface RedisCacheOptions {
  /** `redis://` or `rediss://`, for Redis, Valkey or ElastiCache. */
  url: string;
  /** Separates the keys of workspaces that share a server. */
  prefix: string;
  logger: Logger;
}

/** A cache that's slower than the table is useless. */
const PATIENCE_MS = 100;

/**
 * A cache that processes share: Redis, Valkey or ElastiCache. While it's unreachable, every lookup misses immediately
 * and the table is read instead; the client reconnects automatically.
 */
export function createRedisCache({ url, prefix, logger }: RedisCacheOptions): Cache {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandOptions: { timeout: PATIENCE_MS },
    socket: { connectTimeout: 1_000, reconnectStrategy: (retries) => Math.min(100 * 2 ** retries, 5_000) },
  });
  let isDown = false;
  const onFailure = (err: unknown) => {
    if (!isDown) logger.warn({ err }, 'the cache cannot be reached; the table is read instead');
    isDown = true;
  };
  client.on('error', onFailure);
  client.on('ready', () => {
    isDown = false;
  });
  void client.connect().catch(onFailure);
  const attempt = async <T>(command: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await command();
    } catch (error) {
      // A lost connection has already been reported by the client.
      if (client.isReady) onFailure(error);
      return undefined;
    }
  };
  return {
    get: async (key) => (await attempt(() => client.get(prefix + key))) ?? undefined,
    set: async (key, value, ttlSeconds) =>
      void (await attempt(() =>
        client.set(prefix + key, value, { expiration: { type: 'PX', value: ttlSeconds * 1_000 } }),
      )),
    delete: async (key) => void (await attempt(() => client.del(prefix + key))),
    close: async () => client.destroy(),
  };
}
