import { setImmediate } from 'node:timers/promises';
import { redact } from '../../redaction/redact.js';
import type { ExportItem } from './hash-chain.js';

/** Attributes that hold text from people or other programs. */
const TEXT_ATTRIBUTES = ['title', 'text', 'description', 'note'] as const;
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
  const texts = TEXT_ATTRIBUTES.filter((name) => name in item).map((name) => [name, item[name]]);
  const { detail } = item;
  const isObject = typeof detail === 'object' && detail !== null;
  return {
    ...item,
    ...redactValues(Object.fromEntries(texts)),
    ...(isObject && { detail: redactValues(detail) }),
  };
}

function redactValues(values: object): Record<string, unknown> {
  const redacted = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value, { personal: false }).text : value,
  ]);
  return Object.fromEntries(redacted);
}
