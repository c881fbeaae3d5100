import { LRUCache } from 'lru-cache';
import { lazy } from '../../base/lazy.js';
import { STOP_WORDS_OF } from '../stop-words.js';
import { MARK_LETTERS, MARK_WORDS } from './language-marks.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A Japanese status line may have only kanji. Chinese would too, but uses some characters that Japanese doesn't. */
const KANJI = /\p{Script=Han}{2}/u;
const CHINESE = /[这们吗你您说时题为请现还发么库连务节络问启页应处单见长车间过进远运错误级统无网码]/u;
const WORD = /[\p{L}'’]+/gu;
/** Enough characters to detect a text's language. */
const READ_MAX = 400;

/** Reading a message asks for the language of the same text several times in a row. */
const recent = new LRUCache<string, { language: Language | undefined }>({ max: 500 });

/** The language of a text, by its grammar words. Undefined if it's too short to detect, or not a supported language. */
export function languageOf(text: string): Language | undefined {
  const start = text.slice(0, READ_MAX);
  const known = recent.get(start);
  if (known) return known.language;
  const language = findLanguage(start);
  recent.set(start, { language });
  return language;
}

/** The same without caching, for texts that are only read once. */
export function findLanguage(text: string, usual?: Language): Language | undefined {
  const languages = languagesOf(text);
  return languages.find((language) => language === usual) ?? languages[0];
}

/** Enough lines to know the language of a conversation. */
const SAMPLE = 200;

/** The language that most texts are certainly in. Decides about a text that may be in several. */
export function usualLanguageOf(texts: readonly string[]): Language | undefined {
  const counts = new Map<Language, number>();
  for (const text of texts.slice(0, SAMPLE)) {
    const [language, other] = languagesOf(text);
    if (language !== undefined && other === undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Whether two texts are certainly in different languages. A short text may be in several. */
export function areOtherLanguages(one: string, other: string): boolean {
  const [written, spoken] = [languagesOf(one), languagesOf(other)];
  return written.length > 0 && spoken.length > 0 && !written.some((language) => spoken.includes(language));
}

/** The languages that a text may be in. Empty if it's too short to detect. */
export function languagesOf(text: string): readonly Language[] {
  return likeliestOf(text.slice(0, READ_MAX));
}

/** Whether a text may be in a language. A text with no known words may be in any. */
export function mayBeIn(text: string, language: Language): boolean {
  const likeliest = languagesOf(text);
  return likeliest.length === 0 || likeliest.includes(language);
}

/** Quotes may be in the language of a program or a customer. */
const QUOTED = /`[^`\n]{1,200}`|"[^"\n]{4,200}"|[“„][^“”„\n]{4,200}[“”]|«[^«»\n]{4,200}»/gu;
const WORDS_LEFT = /\p{L}{2}\P{L}{1,40}\p{L}{2}/u;

/** The languages with the most grammar words in a text, in the order of LANGUAGES. Empty if there are none. */
function likeliestOf(start: string): Language[] {
  if (KANA.test(start) || (KANJI.test(start) && !CHINESE.test(start))) return ['ja'];
  const own = start.replace(QUOTED, ' ');
  return mostIn(WORDS_LEFT.test(own) ? own : start);
}

/** A grammar word counts more than a typical letter. */
const [BY_WORD, BY_LETTERS] = [3, 2];

function mostIn(text: string): Language[] {
  const counts = LANGUAGES.map(() => 0);
  for (const word of text.replaceAll('’', "'").match(WORD) ?? []) {
    const { languages, points } = markOf(word);
    for (const place of languages) counts[place] = (counts[place] ?? 0) + points;
  }
  const most = Math.max(...counts);
  return most === 0 ? [] : LANGUAGES.filter((_, i) => counts[i] === most);
}

/** The languages that a word may be in, by index, and how many points it gives each. */
interface Mark {
  languages: readonly number[];
  points: number;
}

/** The same words keep recurring, so their marks are cached. */
const MARKS_MAX = 20_000;
const markBy = new Map<string, Mark>();

function markOf(word: string): Mark {
  const before = markBy.get(word);
  if (before !== undefined) return before;
  if (markBy.size >= MARKS_MAX) markBy.clear();
  const mark = readMark(word);
  markBy.set(word, mark);
  return mark;
}

function readMark(word: string): Mark {
  const known = languagesBy().get(word.toLowerCase());
  if (known) return { languages: known, points: BY_WORD };
  const lettered = letterMarks().filter(([, letters]) => letters.test(word));
  return { languages: lettered.map(([place]) => place), points: BY_LETTERS };
}

const letterMarks = lazy(() =>
  MARK_LETTERS.map(([language, letters]) => [LANGUAGES.indexOf(language as Language), letters] as const),
);

/** The languages of each grammar word, by index, so that one pass over a text counts them all. */
const languagesBy = lazy((): ReadonlyMap<string, readonly number[]> => {
  const languages = new Map<string, number[]>();
  for (const [language, words] of Object.entries(STOP_WORDS_OF)) {
    const place = LANGUAGES.indexOf(language as Language);
    const marking = MARK_WORDS[language as keyof typeof MARK_WORDS].split(/\s+/);
    for (const word of new Set([...words, ...marking]))
      languages.set(word, [...(languages.get(word) ?? []), place]);
  }
  return languages;
});
