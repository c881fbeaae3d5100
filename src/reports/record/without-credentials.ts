import { setImmediate } from 'node:timers/promises';
import { storable } from '../../data/table/storable.js';
import type { ExportItem } from './hash-chain.js';

/** Items redacted before yielding to the event loop, at half a millisecond each. */
const BATCH = 50;

/**
 * The items without credentials. Aegis stores none, but another program may have. Yields to
 * the event loop regularly so that a long record doesn't delay answers to Slack.
 */
export async function withoutCredentials(items: readonly ExportItem[]): Promise<ExportItem[]> {
  const safe: ExportItem[] = [];
  for (const item of items) {
    safe.push(storable(item));
    if (safe.length % BATCH === 0) await setImmediate();
  }
  return safe;
}
