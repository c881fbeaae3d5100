import { foldDigits } from '../../../base/fold-digits.js';
import { echo } from '../../../views/text.js';
import { foldAccents } from '../arguments/fold-accents.js';
import { arrangeTime } from './arrange-time.js';
import { japaneseInEnglish } from './languages/japanese.js';
import { SPACED_LANGUAGES } from './languages/languages.js';
import type { TimeWords } from './languages/time-words.js';
import { UnclearTimeError } from './zone-names.js';

interface Language {
  words: TimeWords;
  /** English by phrase. */
  english: ReadonlyMap<string, string>;
}

const LANGUAGES: readonly Language[] = SPACED_LANGUAGES.map((words) => ({
  words,
  english: new Map(
    Object.entries(words.phrases).flatMap(([english, phrases]) =>
      phrases.split(', ').map((phrase) => [phrase, english] as const),
    ),
  ),
}));

/** `a partir de las` */
const PHRASE_WORDS = 4;
/** Longer than any time that's written out. */
const LONGEST = 80;

/**
 * A text, and what it says in English for a reader of times in each language that it may be in: `seit Montag` is `since
 * monday`. Words that aren't about time stay as they are, so that nothing reads a text as a time that has others.
 */
export function inEnglish(typed: string): string[] {
  if (typed.length > LONGEST) return [typed];
  const text = plainTime(typed);
  const words = foldAccents(text.replaceAll('\u2019', "'"))
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[,;!?]{1,3}$/, ''))
    .filter((word) => word !== '');
  const japanese = japaneseInEnglish(text);
  const said = LANGUAGES.flatMap((language) => translate(language, words));
  return [...new Set([text, ...(japanese === undefined ? [] : [japanese]), ...said])];
}

/** What marks a time as bold, italic or code. A tilde may also mean that it's about right. */
const EMPHASIS = /(?<![^\s*_`])[*_`]{1,3}(?=\S)|(?<=[^\s*_`])[*_`]{1,3}(?!\S)/g;
/** `13:00〜14:00`, as ranges are written in Japanese. */
const WAVE = /\s?〜\s?|(?<=\d)~(?=\d)/g;

/** `*13:40*` and `１３：４０` as `13:40`. */
function plainTime(text: string): string {
  return foldDigits(text).replace(EMPHASIS, '').replace(WAVE, ' - ');
}

/**
 * What a text means as a time, in English before other languages. Throws UnclearTimeError when others read it in two
 * ways.
 */
export function readInEnglish<T>(text: string, read: (english: string) => T | undefined): T | undefined {
  const [typed = '', ...others] = inEnglish(text);
  const plain = read(typed);
  if (plain !== undefined) return plain;
  const found = others.flatMap((other) => read(other) ?? []);
  if (new Set(found.map((one) => JSON.stringify(one))).size <= 1) return found[0];
  throw new UnclearTimeError(
    `"${echo(text, 40)}" can be two times, so nothing was done. Write \`2 hours ago\`, \`02:00\` or \`2025-01-15 02:00\`.`,
  );
}

/** Empty for words of which none belongs to this language; two readings for hours that can be an amount or a time. */
function translate({ words, english }: Language, said: readonly string[]): string[] {
  // The article after a time belongs to what follows: `vor 10 Minuten | der Vendor rief an`.
  if (english.get(said.at(-1) ?? '') === '') return [];
  const tokens: string[] = [];
  let isForeign = false;
  for (let at = 0; at < said.length; ) {
    const length = phraseLength(english, said, at);
    const meaning = english.get(said.slice(at, at + length).join(' '));
    isForeign ||= meaning !== undefined;
    tokens.push(...(meaning ?? said[at] ?? '').split(' '));
    at += Math.max(1, length);
  }
  return isForeign ? arrangeTime(tokens.filter(Boolean), words.sinceHours) : [];
}

/** Of the longest phrase there; 0 for none. */
function phraseLength(english: ReadonlyMap<string, string>, said: readonly string[], at: number): number {
  for (let length = Math.min(PHRASE_WORDS, said.length - at); length > 0; length -= 1) {
    if (english.has(said.slice(at, at + length).join(' '))) return length;
  }
  return 0;
}
