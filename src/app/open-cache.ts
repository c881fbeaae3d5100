import { type Cache, createMemoryCache } from '../data/table/cache.js';
import { createRedisCache } from '../data/table/redis-cache.js';
import type { Logger } from '../ports/logger.js';
import type { Config } from './config.js';

/** The cache that is configured: one of this process, or one that processes share. */
export function openCache({ cacheUrl, tableName }: Config, logger: Logger): Cache {
  if (cacheUrl === undefined) return createMemoryCache();
  return createRedisCache({ url: cacheUrl, prefix: `${tableName}:`, logger });
}
