import { LRUCache } from 'lru-cache';
import { STOP_WORDS_OF } from '../stop-words.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ja'] as const;
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

function findLanguage(start: string): Language | undefined {
  if (JAPANESE.test(start)) return 'ja';
  const counts = new Map<Language, number>();
  for (const word of start.toLowerCase().replaceAll('’', "'").match(WORD) ?? [])
    for (const language of languagesBy().get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  let best: Language | undefined;
  for (const language of LANGUAGES)
    if ((counts.get(language) ?? 0) > (best === undefined ? 0 : (counts.get(best) ?? 0))) best = language;
  return best;
}

let byWord: ReadonlyMap<string, readonly Language[]> | undefined;

/** The languages that each grammar word belongs to, so that one pass over a text counts them all. */
function languagesBy(): ReadonlyMap<string, readonly Language[]> {
  if (byWord !== undefined) return byWord;
  const languages = new Map<string, Language[]>();
  for (const [language, words] of Object.entries(STOP_WORDS_OF))
    for (const word of words) languages.set(word, [...(languages.get(word) ?? []), language as Language]);
  byWord = languages;
  return languages;
}
