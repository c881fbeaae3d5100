import { join } from 'node:path';
import { createFolderStore } from '../../archive/folder-store.js';
import type { ObjectStore } from '../../ports/objects.js';
import type { Config } from '../config/config.js';
import { openBucket } from './open-bucket.js';

/** The configured bucket, or a folder on this machine. */
export function openObjects({ bucket, region, home }: Config): ObjectStore {
  return bucket === undefined ? createFolderStore(join(home, 'objects')) : openBucket(bucket, region);
}
