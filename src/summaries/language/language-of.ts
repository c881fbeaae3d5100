import { LRUCache } from 'lru-cache';
import { STOP_WORDS_OF } from '../stop-words.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const WORD = /[\p{L}'’]+/gu;
/** Enough of a text to know its language. */
const READ_MAX = 400;

/** Reading a message asks for the language of the same text several times in a row. */
const recent = new LRUCache<string, { language: Language | undefined }>({ max: 500 });

/** The language of a text, by its grammar words; undefined when it's too short to tell, or another one. */
export function languageOf(text: string): Language | undefined {
  const start = text.slice(0, READ_MAX);
  const known = recent.get(start);
  if (known) return known.language;
  const language = findLanguage(start);
  recent.set(start, { language });
  return language;
}

/** The same for a text that nobody asks for again. */
export function findLanguage(text: string): Language | undefined {
  return likeliestOf(text.slice(0, READ_MAX))[0];
}

/** Whether two texts are certainly in different languages; a short one may be in any of several. */
export function areOtherLanguages(one: string, other: string): boolean {
  const [written, spoken] = [likeliestOf(one.slice(0, READ_MAX)), likeliestOf(other.slice(0, READ_MAX))];
  return written.length > 0 && spoken.length > 0 && !written.some((language) => spoken.includes(language));
}

/** The languages with the most grammar words of a text, the first of them in the order above; none without any. */
function likeliestOf(start: string): Language[] {
  if (JAPANESE.test(start)) return ['ja'];
  const byWord = languagesBy();
  const counts = LANGUAGES.map(() => 0);
  for (const word of start.toLowerCase().replaceAll('’', "'").match(WORD) ?? [])
    for (const language of byWord.get(word) ?? NONE) counts[language] = (counts[language] ?? 0) + 1;
  const most = Math.max(...counts);
  return most === 0 ? [] : LANGUAGES.filter((_, i) => counts[i] === most);
}

const NONE: readonly number[] = [];

let placesBy: ReadonlyMap<string, readonly number[]> | undefined;

/** The languages that each grammar word belongs to, by their places, so that one pass over a text counts them all. */
function languagesBy(): ReadonlyMap<string, readonly number[]> {
  if (placesBy !== undefined) return placesBy;
  const languages = new Map<string, number[]>();
  for (const [language, words] of Object.entries(STOP_WORDS_OF)) {
    const place = LANGUAGES.indexOf(language as Language);
    for (const word of words) languages.set(word, [...(languages.get(word) ?? []), place]);
  }
  placesBy = languages;
  return languages;
}
