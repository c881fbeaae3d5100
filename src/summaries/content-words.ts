import { STOP_WORDS } from './stop-words.js';

/** Words in any script, and whole identifiers: `db1.cluster`, `max_wal_senders`, `payment-api`. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_]*(?:[.'’-][\p{L}\p{N}_]+)*/gu;
/** Scripts written without spaces. Hiragana isn't included, because it carries grammar rather than meaning. */
const RUN = /[\p{Script=Katakana}ー]+|\p{Script=Han}+|[a-z0-9]{2,}|\d/gu;
const KATAKANA = /[\p{Script=Katakana}ー]/u;
const HAS_UNSPACED = /[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u;

/** The distinct words in a text, stemmed and without common words. */
export function contentWords(text: string): Set<string> {
  return new Set(contentWordList(text));
}

/** The words of a text in order, stemmed and without common words. */
export function contentWordList(text: string): string[] {
  const plain = SPECIAL.test(text) ? text.normalize('NFKC').replaceAll('’', "'") : text;
  const list: string[] = [];
  for (const written of plain.match(WORD) ?? []) for (const word of wordsFor(written)) list.push(word);
  return list;
}

/** Only characters beyond ASCII have other normal forms. */
const SPECIAL = /[^\s!-~]/;

/** The same words keep recurring, so their forms are cached. */
const KNOWN_MAX = 20_000;
const known = new Map<string, readonly string[]>();

/** The stems that a written word counts as. */
function wordsFor(written: string): readonly string[] {
  const before = known.get(written);
  if (before !== undefined) return before;
  if (known.size >= KNOWN_MAX) known.clear();
  const words = isAbbreviation(written) ? [written.toLowerCase()] : wordsIn(written.toLowerCase());
  known.set(written, words);
  return words;
}

/** Two-letter words that mean something: `EU`, `US`, `gc`. */
const ABBREVIATION = /^(?:[A-Z]{2}|[b-df-hj-np-tv-z]{2})$/;
const NO_ABBREVIATION =
  /^(?:ok|am|pm|is|it|in|on|at|to|of|we|no|so|if|or|by|my|me|do|as|an|be|ms|kb|mb|gb|tb|km|kg|cm|mm|hz|st|nd|rd|th|mr|dr|vs|nr|hm|ps|im|ab|er|es|ja|zu|du|da|al|el|la|le|un|de|et|en|os|um)$/i;

function isAbbreviation(word: string): boolean {
  return word.length === 2 && ABBREVIATION.test(word) && !NO_ABBREVIATION.test(word);
}

/** `340s` is 340 seconds; `5xx` isn't a number. */
const WITH_UNIT = /^(\d[\d.,]*)(?:s|m|h|d|ms|kb|mb|gb|tb|min|sec|hr)$/;

function wordsIn(word: string): string[] {
  if (HAS_UNSPACED.test(word)) return (word.match(RUN) ?? []).flatMap(wordsOfRun);
  const number = WITH_UNIT.exec(word)?.[1];
  if (number !== undefined) return [number];
  if (/[._\d]/.test(word) && word.length > 2) return [word];
  if (word.includes('-')) return word.split('-').flatMap(wordsIn);
  if (isCommon(word)) return /^\d+$/.test(word) ? [word] : [];
  return [stem(word)];
}

/** Without spaces, each pair of neighboring Han characters counts as a word, and so does each run in another script. */
function wordsOfRun(run: string): string[] {
  if (!HAS_UNSPACED.test(run)) return isCommon(run) && !/^\d+$/.test(run) ? [] : [stem(run)];
  if (KATAKANA.test(run)) return [run];
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** Whether a word is too common or too short to carry meaning. */
export function isCommon(word: string): boolean {
  return word.length < 3 || STOP_WORDS.has(word);
}

const ENDINGS =
  /(?:ations?|ators?|aciones|acion|cao|coes|ierung|ments?|ungen|ung|ings?|ions?|ies|ied|ly|[aeu]r[ns]?|e[dsnm]|ados?|adas?|idos?|idas?|[eoas])$/;
/** In languages with inflected endings, a longer word's start is enough to identify it. */
const STEM_MAX = 7;
const STEM_MIN = 4;
const PASSES = 3;

/** Just enough stemming to match `restored` with `restoring`, and `Tabelle` with `Tabellen`. */
export function stem(word: string): string {
  let short = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/'s$/, '');
  if (/\d/.test(short)) return short;
  for (let pass = 0; pass < PASSES && short.length > STEM_MIN; pass++) {
    const cut = short.replace(ENDINGS, '');
    const bare = cut.replace(/([b-df-hj-np-tv-z])\1$/, '$1');
    const next = [bare, cut].find(({ length }) => length >= STEM_MIN) ?? short.replace(/s$/, '');
    if (next === short) break;
    short = next;
  }
  return short.slice(0, STEM_MAX);
}

/** The share of the smaller set's words that are also in the other, 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  return smaller === 0 ? 0 : sharedWords(a, b) / smaller;
}

/** The share of the first set's words that are also in the second, 0 to 1. */
export function coverage(of: ReadonlySet<string>, by: ReadonlySet<string>): number {
  return of.size === 0 ? 0 : sharedWords(of, by) / of.size;
}

export function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const word of small) if (large.has(word)) shared += 1;
  return shared;
}
