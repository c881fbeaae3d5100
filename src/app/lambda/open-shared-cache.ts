import { type Cache, createMemoryCache } from '../../data/table/cache.js';
import type { Logger } from '../../ports/logger.js';
import type { Config } from '../config.js';

/** The cache that is configured. The client of a shared one, 430 KiB, is loaded only where there is one. */
export async function openSharedCache({ cacheUrl, tableName }: Config, logger: Logger): Promise<Cache> {
  if (cacheUrl === undefined) return createMemoryCache();
  const { createRedisCache } = await import('../../data/table/redis-cache.js');
  return createRedisCache({ url: cacheUrl, prefix: `${tableName}:`, logger });
}
