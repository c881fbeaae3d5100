import { LRUCache } from 'lru-cache';
import { MINUTE_MS } from '../../base/durations.js';

/** Twice the window in which a signature is valid: a stamp may lie five minutes ahead. */
const KEEP_MS = 10 * MINUTE_MS;
/** More than one instance answers in that time, at a request after another. */
const KEEP = 5_000;

export interface ReplayMemory {
  has(signatures: readonly string[]): boolean;
  add(signatures: readonly string[]): void;
}

/**
 * The signatures of requests that were answered. The signature of an answered request has been recomputed from its
 * body and has one spelling only, so that none can be replayed by writing it differently. The memory is this
 * instance's own; that a replay on another has no effect is for the request rows, which know each trigger, view and
 * message.
 */
export function createReplayMemory(): ReplayMemory {
  const seen = new LRUCache<string, true>({ max: KEEP, ttl: KEEP_MS });
  return {
    has: (signatures) => signatures.some((signature) => seen.has(signature)),
    add(signatures) {
      for (const signature of signatures) seen.set(signature, true);
    },
  };
}
