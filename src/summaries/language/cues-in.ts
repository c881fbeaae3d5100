import { LRUCache } from 'lru-cache';
import { CUE_KINDS, type CueKind, type CueList } from './cues/cue-list.js';
import { ENGLISH } from './cues/english.js';
import { FRENCH } from './cues/french.js';
import { GERMAN } from './cues/german.js';
import { JAPANESE } from './cues/japanese.js';
import { PORTUGUESE } from './cues/portuguese.js';
import { SPANISH } from './cues/spanish.js';
import { type Language, languageOf } from './language-of.js';

interface Phrase {
  kind: CueKind;
  words: readonly string[];
}

/** The phrases of some languages, found by their first word: a text takes one pass, however many there are. */
interface Phrasebook {
  byFirstWord: ReadonlyMap<string, readonly Phrase[]>;
  /** `word*`, by the first letters of the word. */
  beginnings: ReadonlyMap<string, readonly Phrase[]>;
  /** `*word`, without the star. Few kinds have any. */
  endings: ReadonlyMap<CueKind, readonly string[]>;
  /** In scripts without spaces, a phrase may be anywhere. */
  anywhere: readonly (readonly [CueKind, RegExp])[];
}

const BEGINNING = 4;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** `0 bytes` is no bytes. */
const ZERO = /(?<![\d.,:])0 (?=\p{L})/gu;

const LISTS: Readonly<Record<Language, CueList>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  pt: PORTUGUESE,
  ja: JAPANESE,
};

const books = new Map<Language | undefined, Phrasebook>();

/** Compiled when it's first needed: together they take longer than the worker's other code to start. */
function bookOf(language: Language | undefined): Phrasebook {
  // Another language, or too few words to tell: the phrases of all.
  const lists = language === undefined ? Object.values(LISTS) : [LISTS[language]];
  const book = books.get(language) ?? compile(...lists);
  books.set(language, book);
  return book;
}

function compile(...lists: readonly CueList[]): Phrasebook {
  const phrases = CUE_KINDS.flatMap((kind) =>
    lists.flatMap((list) => phrasesOf(list[kind]).map((text) => ({ kind, text }))),
  );
  const spaced = phrases.filter(({ text }) => !UNSPACED.test(text));
  const isWhole = ({ text }: { text: string }) => !text.includes('*');
  return {
    byFirstWord: group(spaced.filter(isWhole), (word) => word),
    beginnings: group(
      spaced.filter(({ text }) => text.endsWith('*')),
      (word) => word.slice(0, BEGINNING),
    ),
    endings: endingsOf(spaced),
    anywhere: CUE_KINDS.flatMap((kind) => {
      const own = phrases.filter((phrase) => phrase.kind === kind && UNSPACED.test(phrase.text));
      return own.length === 0
        ? []
        : [[kind, new RegExp(own.map(({ text }) => text).join('|'), 'u')] as const];
    }),
  };
}

function endingsOf(phrases: readonly { kind: CueKind; text: string }[]): Map<CueKind, string[]> {
  const endings = new Map<CueKind, string[]>();
  for (const { kind, text } of phrases) {
    if (text.startsWith('*')) endings.set(kind, [...(endings.get(kind) ?? []), text.slice(1)]);
  }
  return endings;
}

function phrasesOf(list = ''): string[] {
  return list.split(', ').filter((phrase) => phrase !== '');
}

function group(
  phrases: readonly { kind: CueKind; text: string }[],
  keyOf: (word: string) => string,
): Map<string, Phrase[]> {
  const groups = new Map<string, Phrase[]>();
  for (const { kind, text } of phrases) {
    const words: string[] = text.replaceAll('*', '').toLowerCase().match(WORD) ?? [];
    const key = keyOf(words[0] ?? '');
    groups.set(key, [...(groups.get(key) ?? []), { kind, words }]);
  }
  return groups;
}

/** Which kinds of cues a text has, in the language it's written in. */
export interface Cues {
  has(kind: CueKind): boolean;
  hasAny(...kinds: CueKind[]): boolean;
  /** All of them. */
  all(): ReadonlySet<CueKind>;
}

/** Reading a message asks for the cues of the same text several times in a row. */
const recent = new LRUCache<string, Cues>({ max: 500 });

/** Reads a text's cues when they're first asked for. */
export function cuesIn(text: string, language = languageOf(text)): Cues {
  const key = `${language} ${text}`;
  const known = recent.get(key);
  if (known) return known;
  const cues = readCues(text, language);
  recent.set(key, cues);
  return cues;
}

/** The same for a text that nobody asks for again. */
export function readCues(text: string, language: Language | undefined): Cues {
  let read: ReadonlySet<CueKind> | undefined;
  const all = (): ReadonlySet<CueKind> => {
    read ??= readText(text, bookOf(language));
    return read;
  };
  const has = (kind: CueKind): boolean => all().has(kind);
  return { has, hasAny: (...kinds) => kinds.some(has), all };
}

function readText(text: string, book: Phrasebook): ReadonlySet<CueKind> {
  const plain = text.toLowerCase().replaceAll('’', "'").replace(ZERO, 'no ');
  const words: string[] = plain.match(WORD) ?? [];
  const kinds = kindsIn(plain, words, book);
  for (const [kind, endings] of book.endings) if (hasEnding(words, endings)) kinds.add(kind);
  return kinds;
}

function kindsIn(plain: string, words: readonly string[], book: Phrasebook): Set<CueKind> {
  const found = new Set<CueKind>();
  words.forEach((word, i) => {
    for (const phrase of book.byFirstWord.get(word) ?? []) {
      if (phrase.words.every((one, j) => words[i + j] === one)) found.add(phrase.kind);
    }
    for (const phrase of book.beginnings.get(word.slice(0, BEGINNING)) ?? []) {
      if (begins(phrase.words, words, i)) found.add(phrase.kind);
    }
  });
  if (UNSPACED.test(plain))
    for (const [kind, pattern] of book.anywhere) if (pattern.test(plain)) found.add(kind);
  return found;
}

function hasEnding(words: readonly string[], endings: readonly string[]): boolean {
  return endings.some((end) => words.some((word) => word.length > end.length + 1 && word.endsWith(end)));
}

/** Only the last word of a phrase may go on: `next step*` is in `next steps`, not in `next`. */
function begins(phrase: readonly string[], words: readonly string[], at: number): boolean {
  const last = phrase.length - 1;
  return phrase.every((one, i) => (i === last ? words[at + i]?.startsWith(one) : words[at + i] === one));
}

let instructing: RegExp | undefined;

/** Whether a text addresses a machine, in any language: few do, so most are dismissed at a glance. */
export function isInstruction(text: string): boolean {
  instructing ??= firstWordsOf('instruction');
  if (!instructing.test(text)) return false;
  return cuesIn(text, 'en').has('instruction') || cuesIn(text).has('instruction');
}

/** Matches every text that has the first word of a phrase of this kind. */
function firstWordsOf(kind: CueKind): RegExp {
  const phrases = Object.values(LISTS).flatMap((list) => phrasesOf(list[kind]));
  const starts = phrases.map((phrase) =>
    UNSPACED.test(phrase) ? phrase : (phrase.split(/[ *]/)[0] ?? phrase),
  );
  return new RegExp([...new Set(starts)].filter((start) => start !== '').join('|'), 'iu');
}

/** The cues of statements that are read as one. */
export function cuesOfAll(all: readonly Cues[]): Cues {
  const [first] = all;
  if (first !== undefined && all.length === 1) return first;
  const kinds = new Set(all.flatMap((cues) => [...cues.all()]));
  return {
    has: (kind) => kinds.has(kind),
    hasAny: (...some) => some.some((kind) => kinds.has(kind)),
    all: () => kinds,
  };
}
