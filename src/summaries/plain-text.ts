import { plain } from '../views/text.js';

/** Addresses of any scheme, and what people leave out the scheme of. A summary links to the record and nowhere else. */
const LINK = /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>"'`]+/gi;
const BROADCAST = /(?<!\S)@(?:here|channel|everyone|group)\b/gi;
const MENTION = /(?<!\S)@(?=[\p{L}\p{N}])/gu;
/** `:rotating_light:`, but not the middle of `12:35:40` or `host:port:path`. */
const EMOJI = /(?<![\w:]):[a-z+][\w+-]{1,40}:(?!\w)/gi;

type NameOf = (userId: string) => string;

/**
 * Text as Slack sent it in plain words: people by name, nobody called, no address, no emoji codes, no character that
 * hides or turns around others. Code fences stay as they are.
 */
export function plainText(text: string, nameOf: NameOf): string {
  return plain(text, nameOf)
    .replace(LINK, '[link]')
    .replaceAll(' ([link])', '')
    .replace(BROADCAST, '')
    .replace(MENTION, '')
    .replace(EMOJI, '')
    .trim();
}
