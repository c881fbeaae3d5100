import type { Timestamp } from '../../base/timestamp.js';

/** A POST whose sender hasn't been verified yet. */
export interface SourceRequest {
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The raw bytes, which signatures cover. */
  raw: Buffer;
  receivedAt: Timestamp;
}
