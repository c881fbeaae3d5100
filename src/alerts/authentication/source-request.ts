import type { Timestamp } from '../../base/timestamp.js';

/** A POST whose sender isn't known yet. */
export interface SourceRequest {
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>;
  /** As it arrived: signatures are of these bytes. */
  raw: Buffer;
  receivedAt: Timestamp;
}
