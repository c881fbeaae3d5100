import { LRUCache } from 'lru-cache';
import { STOP_WORDS_OF } from '../stop-words.js';
import { MARK_LETTERS, MARK_WORDS } from './language-marks.js';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt', 'ja', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** A status line may have kanji only. Chinese would, too, but writes some of its characters in ways that Japanese doesn't. */
const KANJI = /\p{Script=Han}{2}/u;
const CHINESE = /[这们吗你您说时题为请现还发么库连务节络问启页应处单见长车间过进远运错误级统无网码]/u;
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
  return languagesOf(text)[0];
}

/** Whether two texts are certainly in different languages; a short one may be in any of several. */
export function areOtherLanguages(one: string, other: string): boolean {
  const [written, spoken] = [languagesOf(one), languagesOf(other)];
  return written.length > 0 && spoken.length > 0 && !written.some((language) => spoken.includes(language));
}

/** The languages that a text may be in; none when it's too short to tell. */
export function languagesOf(text: string): readonly Language[] {
  return likeliestOf(text.slice(0, READ_MAX));
}

/** Whether a text may be in a language: a short one may be in any of several, and one without words in any. */
export function mayBeIn(text: string, language: Language): boolean {
  const likeliest = languagesOf(text);
  return likeliest.length === 0 || likeliest.includes(language);
}

/** What someone quotes is in the language of a program or a customer. */
const QUOTED = /`[^`\n]{1,200}`|"[^"\n]{4,200}"|[“„][^“”„\n]{4,200}[“”]|«[^«»\n]{4,200}»/gu;
const WORDS_LEFT = /\p{L}{2}\P{L}{1,40}\p{L}{2}/u;

/** The languages with the most grammar words of a text, the first of them in the order above; none without any. */
function likeliestOf(start: string): Language[] {
  if (KANA.test(start) || (KANJI.test(start) && !CHINESE.test(start))) return ['ja'];
  const own = start.replace(QUOTED, ' ');
  return mostIn(WORDS_LEFT.test(own) ? own : start);
}

/** A word that a language's grammar has counts more than letters that it has. */
const [BY_WORD, BY_LETTERS] = [3, 2];

function mostIn(text: string): Language[] {
  const byWord = languagesBy();
  const counts = LANGUAGES.map(() => 0);
  const add = (language: number, points: number) => {
    counts[language] = (counts[language] ?? 0) + points;
  };
  for (const word of text.replaceAll('’', "'").match(WORD) ?? []) {
    const known = byWord.get(word.toLowerCase());
    if (known) for (const language of known) add(language, BY_WORD);
    else for (const [place, letters] of letterMarks()) if (letters.test(word)) add(place, BY_LETTERS);
  }
  const most = Math.max(...counts);
  return most === 0 ? [] : LANGUAGES.filter((_, i) => counts[i] === most);
}

let marks: readonly (readonly [place: number, letters: RegExp])[] | undefined;

function letterMarks() {
  marks ??= MARK_LETTERS.map(([language, letters]) => [LANGUAGES.indexOf(language as Language), letters]);
  return marks;
}

let placesBy: ReadonlyMap<string, readonly number[]> | undefined;

/** The languages that each grammar word belongs to, by their places, so that one pass over a text counts them all. */
function languagesBy(): ReadonlyMap<string, readonly number[]> {
  if (placesBy !== undefined) return placesBy;
  const languages = new Map<string, number[]>();
  for (const [language, words] of Object.entries(STOP_WORDS_OF)) {
    const place = LANGUAGES.indexOf(language as Language);
    const marking = MARK_WORDS[language as keyof typeof MARK_WORDS].split(/\s+/);
    for (const word of new Set([...words, ...marking]))
      languages.set(word, [...(languages.get(word) ?? []), place]);
  }
  placesBy = languages;
  return languages;
}
