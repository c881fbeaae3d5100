import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { S3Like } from '../../archive/s3-store.js';

/** Four S3 calls. The SDK's aggregated `S3` class would load all of the hundred. */
export function createS3Calls(region: string): S3Like {
  const client = new S3Client({ region, requestHandler: { connectionTimeout: 1_000 } });
  return {
    putObject: (input, options) => client.send(new PutObjectCommand(input), options),
    getObject: (input, options) => client.send(new GetObjectCommand(input), options),
    deleteObject: (input, options) => client.send(new DeleteObjectCommand(input), options),
    listObjectsV2: (input, options) => client.send(new ListObjectsV2Command(input), options),
  };
}
