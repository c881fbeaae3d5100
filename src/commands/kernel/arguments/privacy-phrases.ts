import { bareWord } from './argument-reader.js';

/** Only a title can be this long. */
const LOOK_WORDS = 200;

/** `keep this private` and `don't announce it`, which no title needs. */
const SAID_WISHES =
  /\b(?:(?:keep|make|mark|leave) (?:(?:this|it|that|the incident|the channel) )?(?:private|secret|confidential|quiet|hidden|internal|between us)|(?:don't|dont|do not|without) (?:announc(?:e|ing)|tell(?:ing)? anyone)|(?:not|non-?) ?public|(?:your|our|my) eyes only|need[- ]to[- ]know)\b/i;

/** The words with which a text asks for privacy, whatever else it says. */
export function saidWish(words: readonly string[]): string | undefined {
  const text = words.slice(0, LOOK_WORDS).map(bareWord).join(' ');
  return SAID_WISHES.exec(text)?.[0];
}
