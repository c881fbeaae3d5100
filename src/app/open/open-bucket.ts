import { createS3Store, type S3Like } from '../../archive/s3-store.js';
import type { ObjectStore } from '../../ports/objects.js';

/**
 * Opens a bucket. The S3 client loads with the first call, because few requests have a text
 * that's too long for the table.
 */
export function openBucket(bucket: string, region: string): ObjectStore {
  let opened: Promise<S3Like> | undefined;
  const client = () => {
    opened ??= import('./s3-calls.js').then(({ createS3Calls }) => createS3Calls(region));
    return opened;
  };
  const lazy: S3Like = {
    putObject: async (input, options) => (await client()).putObject(input, options),
    getObject: async (input, options) => (await client()).getObject(input, options),
    deleteObject: async (input, options) => (await client()).deleteObject(input, options),
    listObjectsV2: async (input, options) => (await client()).listObjectsV2(input, options),
  };
  return createS3Store({ client: lazy, bucket });
}
