import type { IncomingMessage } from 'node:http';
import { RefusalError } from './refusal.js';

/** Enough for a group of 5,000 alerts in Alertmanager; Lambda itself accepts 6 MB. */
const BODY_MAX_BYTES = 4 * 1024 * 1024;

interface BodyLimits {
  /** Sources send their bodies immediately. */
  readMs?: number;
  /** For all bodies that are being read or used: until a body is complete, nobody knows who is sending it. */
  heldMaxBytes?: number;
}

/** Reads a request's body and passes it on. Throws RefusalError. */
type WithBody = <T>(request: IncomingMessage, use: (raw: Buffer) => Promise<T>) => Promise<T>;

/**
 * Reading doesn't count against the concurrency limit, because anyone may open a request and leave it
 * unfinished. It's limited by time, and by the total memory of all bodies.
 */
export function createWithBody({
  readMs = 10_000,
  heldMaxBytes = 128 * 1024 * 1024,
}: BodyLimits = {}): WithBody {
  let held = 0;
  return async (request, use) => {
    let size = 0;
    const hold = (bytes: number) => {
      size += bytes;
      held += bytes;
      if (size > BODY_MAX_BYTES) throw tooLarge();
      if (held > heldMaxBytes) throw new RefusalError(503, 'Too much is arriving at once; send it again.');
    };
    try {
      return await use(await readBytes(request, { readMs, hold }));
    } finally {
      held -= size;
    }
  };
}

interface Reading {
  readMs: number;
  /** Throws if there's no room for more. */
  hold(bytes: number): void;
}

async function readBytes(request: IncomingMessage, { readMs, hold }: Reading): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) throw tooLarge();
  const late = setTimeout(() => request.destroy(tooSlow()), readMs);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      hold(chunk.length);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    if (cause instanceof RefusalError) throw cause;
    throw new RefusalError(400, 'The body is cut off.', { cause });
  } finally {
    clearTimeout(late);
  }
}

function tooLarge(): RefusalError {
  return new RefusalError(413, 'The body is larger than 4 MB; send fewer alerts at once.');
}

function tooSlow(): RefusalError {
  return new RefusalError(408, "The body didn't arrive in time; send it again.");
}
