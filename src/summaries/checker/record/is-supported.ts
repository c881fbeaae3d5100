import { LRUCache } from 'lru-cache';
import { conceptsIn } from '../../language/concepts.js';
import { areOtherLanguages } from '../../language/language-of.js';
import type { TranscriptLine } from '../../transcript.js';
import { textOf } from './evidence.js';
import { sharedStems } from './shared-stems.js';

/** Too few words to compare. */
const FEW = 3;
/** A summary may paraphrase, but not with entirely different words. */
const SHARED = 0.25;
/** In another language, only names, numbers and well-known words are the same. */
const SHARED_TRANSLATED = 0.12;

/**
 * Whether a claim is about the same thing as its sources: a quarter of its words have to be theirs or in the incident's
 * title. Numbers can only help, because they're checked one by one.
 */
export function isSupported(claim: string, sources: readonly TranscriptLine[], title = ''): boolean {
  const said = conceptsIn([title, ...sources.map((line) => `${line.who} ${textOf(line)}`)].join('\n'));
  const words = [...conceptsIn(claim)].filter((word) => said.has(word) || !/^[\d.,]+$/.test(word));
  if (words.length < FEW) return true;
  const least = sources.every((line) => isOtherLanguage(claim, line.text)) ? SHARED_TRANSLATED : SHARED;
  return sharedStems(new Set(words), said) >= words.length * least;
}

/** Every rule compares the same few texts. */
const recent = new LRUCache<string, boolean>({ max: 500 });

export function isOtherLanguage(claim: string, said: string): boolean {
  const key = `${claim}\n${said}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const isOther = areOtherScripts(claim, said) || areOtherLanguages(claim, said);
  recent.set(key, isOther);
  return isOther;
}

const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}{3}/u;

/** An alert in Han characters and numbers has no grammar words to detect its language by. */
function areOtherScripts(claim: string, said: string): boolean {
  return HAN.test(said) !== HAN.test(claim) && LATIN.test(HAN.test(said) ? claim : said);
}
