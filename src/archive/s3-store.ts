import { createHash } from 'node:crypto';
import { UpstreamError } from '../base/errors.js';
import type { ObjectStore } from '../ports/objects.js';

interface RequestOptions {
  abortSignal: AbortSignal;
}

interface ObjectRef {
  Bucket: string;
  Key: string;
}

/** The S3 methods Aegis uses, in the shape of the SDK's `S3` class, so that `new S3(...)` fits. */
export interface S3Like {
  putObject(
    input: ObjectRef & { Body: Uint8Array; IfNoneMatch: string; ChecksumSHA256: string; ContentType: string },
    options: RequestOptions,
  ): Promise<unknown>;
  getObject(
    input: ObjectRef,
    options: RequestOptions,
  ): Promise<{ Body?: { transformToByteArray(): Promise<Uint8Array> } | undefined }>;
  deleteObject(input: ObjectRef, options: RequestOptions): Promise<unknown>;
  listObjectsV2(
    input: { Bucket: string; Prefix: string; ContinuationToken?: string },
    options: RequestOptions,
  ): Promise<{
    Contents?: { Key?: string | undefined }[] | undefined;
    NextContinuationToken?: string | undefined;
  }>;
}

interface S3StoreOptions {
  client: S3Like;
  bucket: string;
  /** How long a request may take. */
  timeoutMs?: number;
}

/** Longer than S3 takes for the largest incident, shorter than a worker's time limit. */
const TIMEOUT_MS = 10_000;

/** Objects in an S3 bucket. Puts are conditional (`If-None-Match: *`), and S3 verifies their SHA-256. */
export function createS3Store({ client, bucket, timeoutMs = TIMEOUT_MS }: S3StoreOptions): ObjectStore {
  const call = <T>(send: (options: RequestOptions) => Promise<T>) =>
    withUpstreamErrors(() => within(timeoutMs, send));
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

/** Also stops waiting for operations that ignore the signal, such as a body that stalls halfway. */
async function within<T>(timeoutMs: number, send: (options: RequestOptions) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new UpstreamError('timeout', unavailable, { retryable: true }));
      controller.abort();
    }, timeoutMs);
  });
  try {
    return await Promise.race([send({ abortSignal: controller.signal }), timeout]);
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

const unavailable = "The object store didn't answer. Nothing was deleted. Try again.";

async function withUpstreamErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    const name = error instanceof Error ? error.name : 'unknown';
    throw new UpstreamError(name, unavailable, { cause: error, retryable: true });
  }
}

/** The SDK's errors include the HTTP status of S3's response. */
function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode;
}
