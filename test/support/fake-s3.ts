import { createHash } from 'node:crypto';
import type { S3Like } from '../../src/archive/s3-store.js';

/** What happens to one request: it fails before or after it took effect, its bytes change, or no answer comes. */
type Fault = 'refuse' | 'lose-reply' | 'corrupt' | 'stall' | 'stall-body' | 'conflict';

export interface FakeS3 {
  client: S3Like;
  /** By key; tests may change them. */
  objects: Map<string, Uint8Array>;
  /** Every request so far, `putObject incidents/…`. */
  requests: string[];
  /** The nth request from now on, counting from 1, meets a fault. */
  failAt(n: number, fault: Fault): void;
  /** No faults any more. */
  heal(): void;
}

/** Keys a page of a listing holds; S3's own is 1,000. */
const PAGE = 3;

/** As the SDK throws what S3 answers. */
class S3Error extends Error {
  readonly $metadata: { httpStatusCode: number };

  constructor(name: string, httpStatusCode: number) {
    super(name);
    this.name = name;
    this.$metadata = { httpStatusCode };
  }
}

/** The four requests of S3 that the store uses: conditions, checksums and pages as S3 has them, faults as told. */
export function createFakeS3(): FakeS3 {
  const objects = new Map<string, Uint8Array>();
  const requests: string[] = [];
  const faults = new Map<number, Fault>();

  async function serve<T>(request: string, work: (fault: Fault | undefined) => T): Promise<T> {
    requests.push(request);
    const fault = faults.get(requests.length);
    if (fault === 'stall') return new Promise(() => undefined);
    if (fault === 'refuse') throw new S3Error('ServiceUnavailable', 503);
    if (fault === 'conflict') throw new S3Error('ConditionalRequestConflict', 409);
    const answer = work(fault);
    if (fault === 'lose-reply') throw new Error('socket hang up');
    return answer;
  }

  const client: S3Like = {
    putObject: ({ Key, Body, IfNoneMatch, ChecksumSHA256 }) =>
      serve(`putObject ${Key}`, (fault) => {
        if (createHash('sha256').update(Body).digest('base64') !== ChecksumSHA256) {
          throw new S3Error('BadDigest', 400);
        }
        if (IfNoneMatch === '*' && objects.has(Key)) throw new S3Error('PreconditionFailed', 412);
        objects.set(Key, fault === 'corrupt' ? flipBit(Body) : Uint8Array.from(Body));
      }),
    getObject: ({ Key }) =>
      serve(`getObject ${Key}`, (fault) => {
        const bytes = objects.get(Key);
        if (!bytes) throw new S3Error('NoSuchKey', 404);
        const body = fault === 'corrupt' ? flipBit(bytes) : Uint8Array.from(bytes);
        const transformToByteArray = (): Promise<Uint8Array> =>
          fault === 'stall-body' ? new Promise(() => undefined) : Promise.resolve(body);
        return { Body: { transformToByteArray } };
      }),
    deleteObject: ({ Key }) => serve(`deleteObject ${Key}`, () => objects.delete(Key)),
    listObjectsV2: ({ Prefix, ContinuationToken = '' }) =>
      serve(`listObjectsV2 ${Prefix}`, () => {
        const keys = [...objects.keys()].filter((key) => key.startsWith(Prefix)).sort();
        const after = keys.filter((key) => key > ContinuationToken);
        const page = after.slice(0, PAGE);
        return {
          Contents: page.map((Key) => ({ Key })),
          ...(after.length > PAGE && { NextContinuationToken: page.at(-1) }),
        };
      }),
  };
  return {
    client,
    objects,
    requests,
    failAt: (n, fault) => void faults.set(requests.length + n, fault),
    heal: () => faults.clear(),
  };
}

/** A copy with one bit changed, in the middle if not said. */
export function flipBit(bytes: Uint8Array, bit = bytes.length * 4): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return flipped;
}
