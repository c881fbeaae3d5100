import { setImmediate } from 'node:timers/promises';
import { CONTENT } from '../../incidents/records/comment.js';
import { redactCredentials } from '../../redaction/redact-credentials.js';
import type { ExportItem } from './hash-chain.js';

/** Attributes that hold text from people or other programs, at any depth. */
const WRITTEN = [...CONTENT, ...['title', 'description', 'source', 'note', 'detail', 'claims', 'question']];
/** Items redacted before yielding to the event loop, at half a millisecond each. */
const BATCH = 50;

/**
 * The items without credentials. Aegis redacts what it captures, but another program may have stored some. Yields to
 * the event loop regularly so that a long record doesn't delay answers to Slack.
 */
export async function withoutCredentials(items: readonly ExportItem[]): Promise<ExportItem[]> {
  const safe: ExportItem[] = [];
  for (const item of items) {
    safe.push(redactItem(item));
    if (safe.length % BATCH === 0) await setImmediate();
  }
  return safe;
}

function redactItem(item: ExportItem): ExportItem {
  const written = WRITTEN.filter((name) => name in item).map((name) => [name, item[name]]);
  return { ...item, ...redactCredentials(Object.fromEntries(written)).value };
}
