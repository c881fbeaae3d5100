import type { NameOf } from '../incidents/names.js';
import { plain } from '../views/text.js';

/** What replaced a credential, also inside a URL. */
const REDACTION = /\[redacted: [a-z0-9 -]{1,40}\]/i;
/**
 * URLs with any scheme, and `www.` ones without. Summaries may only link to the record. Punctuation at the end of a
 * clause isn't part of a URL.
 */
const LINK = new RegExp(
  `\\b(?:[a-z][a-z0-9+.-]{1,20}://|www\\.)(?:${REDACTION.source}|[^\\s<>"'\`])*(?:${REDACTION.source}|[^\\s<>"'\`).,;:!?])`,
  'gi',
);
const BROADCAST = /(?<!\S)@(?:here|channel|everyone|group)\b/gi;
const MENTION = /(?<!\S)@(?=[\p{L}\p{N}])/gu;
/** Matches `:rotating_light:`, but not the middle of `12:35:40` or `host:port:path`. */
const EMOJI = /(?<![\w:]):[a-z+][\w+-]{1,40}:(?!\w)/gi;

/** A quick check: texts without any of these need no cleaning, and most messages are like that. */
const UNPLAIN = /[^\t\n\r -%'-;=?A-~À-ɏ–—‘-”…→、。ぁ-ヿ一-鿿]|:\/\/|www\.|:[a-z+]|\(\[link\]\)/i;

/**
 * Turns Slack's markup into plain text: users by name, and no mentions, links, emoji codes, or characters that hide or
 * reorder others. Keeps code fences.
 */
export function plainText(text: string, nameOf: NameOf): string {
  if (!UNPLAIN.test(text)) return text.trim();
  return plain(text, nameOf)
    .replace(LINK, (link) => REDACTION.exec(link)?.[0] ?? '[link]')
    .replaceAll(' ([link])', '')
    .replace(BROADCAST, '')
    .replace(MENTION, '')
    .replace(EMOJI, '')
    .trim();
}
