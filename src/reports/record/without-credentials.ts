import { setImmediate } from 'node:timers/promises';
import { redact } from '../../redaction/redact.js';
import type { ExportItem } from './hash-chain.js';

/** What people typed, or programs for them. */
const WORDS = ['title', 'text', 'description', 'note'] as const;
/** Items that are read before others get their turn; half a millisecond each. */
const WAVE = 50;

/**
 * The items without credentials. What Aegis captured has none left; another program may have stored some. It makes way
 * for others now and then, so that a long record holds up no answer to Slack.
 */
export async function withoutCredentials(items: readonly ExportItem[]): Promise<ExportItem[]> {
  const safe: ExportItem[] = [];
  for (const item of items) {
    safe.push(redacted(item));
    if (safe.length % WAVE === 0) await setImmediate();
  }
  return safe;
}

function redacted(item: ExportItem): ExportItem {
  const words = WORDS.flatMap((name) => {
    const value = item[name];
    return typeof value === 'string' ? [[name, redact(value, { personal: false }).text]] : [];
  });
  return { ...item, ...Object.fromEntries(words) };
}
