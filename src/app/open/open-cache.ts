import { type Cache, createMemoryCache } from '../../data/table/cache.js';
import type { Logger } from '../../ports/logger.js';
import type { Config } from '../config/config.js';

/**
 * Opens the shared cache if one is configured, otherwise one in memory. The Redis client,
 * 430 KiB, loads only when needed.
 */
export async function openCache({ cacheUrl, tableName }: Config, logger: Logger): Promise<Cache> {
  if (cacheUrl === undefined) return createMemoryCache();
  const { createRedisCache } = await import('../../data/table/redis-cache.js');
  return createRedisCache({ url: cacheUrl, prefix: `${tableName}:`, logger });
}
