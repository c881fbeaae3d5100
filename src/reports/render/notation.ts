import type { Timestamp } from '../../base/timestamp.js';

/** Characters of a hash that are shown beside an entry. */
const SHORT_HASH = 12;

/** `2025-01-15 14:05:09`; empty without a moment. */
export function utc(timestamp: Timestamp | undefined): string {
  return timestamp === undefined ? '' : timestamp.slice(0, 19).replace('T', ' ');
}

export function shortHash(hash: string): string {
  return hash.slice(0, SHORT_HASH);
}
