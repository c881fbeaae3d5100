import { createHash } from 'node:crypto';
import { UpstreamError } from '../base/errors.js';
import type { ObjectStore } from '../ports/objects.js';

interface Options {
  abortSignal: AbortSignal;
}

interface ObjectRef {
  Bucket: string;
  Key: string;
}

/** What is used of S3, in the shape of the client's own `S3` class, so that `new S3(...)` is one. */
export interface S3Like {
  putObject(
    input: ObjectRef & { Body: Uint8Array; IfNoneMatch: string; ChecksumSHA256: string; ContentType: string },
    options: Options,
  ): Promise<unknown>;
  getObject(
    input: ObjectRef,
    options: Options,
  ): Promise<{ Body?: { transformToByteArray(): Promise<Uint8Array> } | undefined }>;
  deleteObject(input: ObjectRef, options: Options): Promise<unknown>;
  listObjectsV2(
    input: { Bucket: string; Prefix: string; ContinuationToken?: string },
    options: Options,
  ): Promise<{
    Contents?: { Key?: string | undefined }[] | undefined;
    NextContinuationToken?: string | undefined;
  }>;
}

interface S3StoreOptions {
  client: S3Like;
  bucket: string;
  /** After which a request counts as failed. */
  timeoutMs?: number;
}

/** Longer than S3 takes for the largest incident, shorter than a worker's time. */
const TIMEOUT_MS = 10_000;

/** Objects in a bucket. A put is conditional (`If-None-Match: *`) and S3 checks its SHA-256 on arrival. */
export function createS3Store({ client, bucket, timeoutMs = TIMEOUT_MS }: S3StoreOptions): ObjectStore {
  const call = <T>(send: (options: Options) => Promise<T>) => inWords(() => within(timeoutMs, send));
  return {
    async putIfAbsent(key, bytes) {
      const input = {
        Bucket: bucket,
        Key: key,
        Body: bytes,
        IfNoneMatch: '*',
        ChecksumSHA256: createHash('sha256').update(bytes).digest('base64'),
        ContentType: key.endsWith('.gz') ? 'application/gzip' : 'text/plain; charset=utf-8',
      };
      const put = await call((options) =>
        unlessStatus(412, () => client.putObject(input, options).then(() => true)),
      );
      return put ? 'written' : 'exists';
    },
    get: (key) =>
      call((options) =>
        unlessStatus(404, async () => {
          const { Body } = await client.getObject({ Bucket: bucket, Key: key }, options);
          return Body?.transformToByteArray();
        }),
      ),
    async delete(key) {
      await call((options) =>
        unlessStatus(404, () => client.deleteObject({ Bucket: bucket, Key: key }, options)),
      );
    },
    async list(prefix) {
      const keys: string[] = [];
      let next: string | undefined;
      do {
        const input = { Bucket: bucket, Prefix: prefix, ...(next && { ContinuationToken: next }) };
        const page = await call((options) => client.listObjectsV2(input, options));
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
        next = page.NextContinuationToken;
      } while (next);
      return keys.sort();
    },
  };
}

/** Also ends what does not listen to the signal, a body that stops halfway for example. */
async function within<T>(timeoutMs: number, send: (options: Options) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new UpstreamError('timeout', unavailable, { retryable: true }));
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([send({ abortSignal: controller.signal }), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

async function unlessStatus<T>(status: number, send: () => Promise<T>): Promise<T | undefined> {
  try {
    return await send();
  } catch (error) {
    if (statusOf(error) === status) return undefined;
    throw error;
  }
}

const unavailable = 'The object store did not answer. Nothing was deleted. Try again.';

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    throw new UpstreamError(name, unavailable, { cause: error, retryable: true });
  }
}

/** The SDK's errors carry the status that S3 answered with. */
function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}
