import type { Span } from './open-links.js';
import { looksGenerated } from './secret-values.js';

/** A shorter one may be a word of the text. */
const LEAST = 8;
/** More than a text has secrets, unless it's a list of them, which the rules know line by line. */
const MAX_SECRETS = 100;

/** The same secrets elsewhere in the text, where nothing around them says what they are. */
export function findRepeated(text: string, found: readonly Span[]): Span[] {
  const kinds = new Map<string, string>();
  for (const { start, end, kind } of found.slice(0, MAX_SECRETS)) {
    const secret = text.slice(start, end);
    if (secret.length >= LEAST && !/\s/.test(secret) && looksGenerated(secret)) kinds.set(secret, kind);
  }
  return [...kinds].flatMap(([secret, kind]) =>
    placesOf(text, secret).map((start): Span => ({ kind, start, end: start + secret.length, isTwin: true })),
  );
}

/** Where it's not a part of something longer. */
function placesOf(text: string, secret: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
    const isPart = /\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + secret.length));
    if (!isPart) places.push(at);
  }
  return places;
}
