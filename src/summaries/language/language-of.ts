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
  const known = recent.get(start) ?? { language: findLanguage(start) };
  recent.set(start, known);
  return known.language;
}

function findLanguage(start: string): Language | undefined {
  if (JAPANESE.test(start)) return 'ja';
  const words = start.toLowerCase().replaceAll('’', "'").match(WORD) ?? [];
  let best: Language | undefined;
  let most = 0;
  for (const [language, own] of Object.entries(STOP_WORDS_OF)) {
    const count = words.filter((word) => own.has(word)).length;
    if (count <= most) continue;
    most = count;
    best = language as Language;
  }
  return best;
}
