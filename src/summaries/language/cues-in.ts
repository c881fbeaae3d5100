import { CUE_KINDS, type CueKind, type CueList } from './cues/cue-list.js';
import { ENGLISH } from './cues/english.js';
import { FRENCH } from './cues/french.js';
import { GERMAN } from './cues/german.js';
import { JAPANESE } from './cues/japanese.js';
import { PORTUGUESE } from './cues/portuguese.js';
import { SPANISH } from './cues/spanish.js';
import { type Language, languageOf } from './language-of.js';

const LISTS: Readonly<Record<Language, CueList>> = {
  en: ENGLISH,
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  pt: PORTUGUESE,
  ja: JAPANESE,
};

/** `0 bytes` is no bytes. */
const ZERO = /(?<![\d.,:])0 (?=\p{L})/gu;

const NEVER = /(?!)/;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

type Matchers = Readonly<Record<CueKind, RegExp>>;

const MATCHERS = Object.fromEntries(
  Object.entries(LISTS).map(([language, list]) => [language, compile([list], language as Language)]),
) as Record<Language, Matchers>;

/** Another language, or too few words to tell: the phrases of all. */
const ANY = compile(Object.values(LISTS));

function compile(lists: readonly CueList[], language?: Language): Matchers {
  const entries = CUE_KINDS.map((kind) => [
    kind,
    compileOne(
      lists.flatMap((list) => phrasesOf(list[kind])),
      language,
    ),
  ]);
  return Object.fromEntries(entries) as Matchers;
}

function phrasesOf(list = ''): string[] {
  return list.split(', ').filter((phrase) => phrase !== '');
}

/** One alternation of literal phrases, each at the borders of words in scripts that have them: linear time. */
function compileOne(phrases: readonly string[], language: Language | undefined): RegExp {
  const unspaced = language === 'ja' ? phrases : phrases.filter((phrase) => UNSPACED.test(phrase));
  const spaced = phrases.filter((phrase) => !unspaced.includes(phrase)).map(patternOf);
  const parts = [
    ...(spaced.length > 0 ? [`(?<![\\p{L}\\p{N}'])(?:${spaced.join('|')})(?![\\p{L}\\p{N}])`] : []),
    ...unspaced.map(literal),
  ];
  return parts.length === 0 ? NEVER : new RegExp(parts.join('|'), 'iu');
}

function patternOf(phrase: string): string {
  const plain = literal(phrase.replaceAll('*', ''));
  if (phrase.startsWith('*')) return `[\\p{L}]{2,20}${plain}`;
  return phrase.endsWith('*') ? `${plain}[\\p{L}\\p{N}]{0,20}` : plain;
}

function literal(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Which kinds of cues a text has, in the language it's written in. */
export interface Cues {
  has(kind: CueKind): boolean;
  hasAny(...kinds: CueKind[]): boolean;
}

/** Reads a text's cues when they're asked for. */
export function cuesIn(text: string, language = languageOf(text)): Cues {
  const matchers = language === undefined ? ANY : MATCHERS[language];
  const plain = text.replaceAll('’', "'").replace(ZERO, 'no ');
  const known = new Map<CueKind, boolean>();
  const has = (kind: CueKind): boolean => {
    const found = known.get(kind) ?? matchers[kind].test(plain);
    known.set(kind, found);
    return found;
  };
  return { has, hasAny: (...kinds) => kinds.some(has) };
}
