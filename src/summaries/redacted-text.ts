import { LRUCache } from 'lru-cache';
import { redact } from '../redaction/redact.js';

/** Enough for the messages of a very long incident. */
const CHARACTERS_MAX = 4_000_000;
/** A longer paste would evict too many messages. */
const LONGEST = 10_000;

/** Caches redacted texts: redacting is slow, alerts repeat, and the next summary reads the same messages again. */
const known = new LRUCache<string, string>({
  maxSize: CHARACTERS_MAX,
  // Nearly all texts have nothing to redact, and so are stored once.
  sizeCalculation: (redacted, text) => text.length + (redacted === text ? 0 : redacted.length) + 1,
});

/** Removes credentials and personal data from a text. */
export function redactedText(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const redacted = redact(text, { personal: true }).text;
  if (text.length <= LONGEST) known.set(text, redacted);
  return redacted;
}
