import { LRUCache } from 'lru-cache';
import { redact } from '../redaction/redact.js';

/** Enough for the messages of a very long incident. */
const CHARACTERS_MAX = 4_000_000;
/** A longer paste would push out too many messages. */
const LONGEST = 10_000;

/** Redacting takes longer than everything else, alerts repeat, and the next summary reads the same messages again. */
const known = new LRUCache<string, string>({
  maxSize: CHARACTERS_MAX,
  // Nearly all texts have nothing to redact, and are kept once.
  sizeCalculation: (redacted, text) => text.length + (redacted === text ? 0 : redacted.length) + 1,
});

/** A text without credentials and personal data. */
export function redactedText(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const redacted = redact(text, { personal: true }).text;
  if (text.length <= LONGEST) known.set(text, redacted);
  return redacted;
}
