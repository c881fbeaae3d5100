import { createClient } from '@redis/client';
import type { Logger } from '../../ports/logger.js';
import type { Cache } from './cache.js';

/** Tables of different workspaces may share one server. */
interface RedisCacheOptions {
  /** `redis://` or `rediss://`; Valkey and ElastiCache speak the same. */
  url: string;
  /** Keeps apart what shares a server. */
  prefix: string;
  logger: Logger;
}

/** Longer than a read of the table takes, the cache is no help. */
const PATIENCE_MS = 100;

/**
 * A cache that processes share: Redis, Valkey or ElastiCache. While it cannot be reached every look-up misses at once
 * and the table is read instead; the client connects again by itself.
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
      // Without a connection the client has told of it already.
      if (client.isReady) onFailure(error);
      return undefined;
    }
  };
  return {
    get: async (key) => (await attempt(() => client.get(prefix + key))) ?? undefined,
    set: async (key, value, ttlSeconds) =>
      void (await attempt(() =>
        client.set(prefix + key, value, { expiration: { type: 'EX', value: ttlSeconds } }),
      )),
    delete: async (key) => void (await attempt(() => client.del(prefix + key))),
    close: async () => client.destroy(),
  };
}
