import type { CueKind } from '../language/cues/cue-list.js';
import { relatedTo } from '../language/related-words.js';
import type { EntryKind } from '../state/entry.js';
import { meaningOf } from './word-meanings.js';

/** A word of a question, and what counts as having it. */
export interface Wanted {
  word: string;
  /** How well each word of a line matches it, 0 to 1. */
  forms: ReadonlyMap<string, number>;
  /** What it's about is said by what a statement is: what was done answers `fixed`. */
  kinds: readonly EntryKind[];
  cues: readonly CueKind[];
  /** A counter without spaces around it: `8,200通`. */
  pattern?: RegExp | undefined;
  weight: number;
  /** Nobody said it, or anything like it. */
  isUnknown: boolean;
}

const RELATIVE = 0.9;
const RELATED = 0.7;
/** A word that everyone uses counts for less, and so does one that marks a kind of statement. */
const COMMON = 0.5;
const OF_KIND = 0.5;
/** In another language, a line may have the word without anyone being able to tell. */
const UNTRANSLATED = 0.4;
/** `broker-5` isn't `broker-7`. */
const IDENTIFIER = 1.5;

interface Vocabulary {
  /** The word as the question has it. */
  raw: string;
  /** In how many statements each word is. */
  counts: ReadonlyMap<string, number>;
  entries: number;
  /** Asked in another language than most of the record. */
  isOther: boolean;
}

/** What counts as having a word, among the words that were said. */
export function wantedFor(word: string, { raw, counts, entries, isOther }: Vocabulary): Wanted {
  const forms = new Map<string, number>();
  for (const other of relatedTo(word)) if (counts.has(other)) forms.set(other, RELATED);
  for (const other of counts.keys()) if (areRelatives(raw, other)) forms.set(other, RELATIVE);
  const isSaid = forms.size > 0 || counts.has(word);
  forms.set(word, 1);
  const share = Math.log2(1 + (counts.get(word) ?? 0)) / Math.log2(2 + entries);
  const meaning = meaningOf(word);
  const isUnknown = !isSaid && meaning.kinds.length === 0;
  const rarity = 1 - (1 - COMMON) * share;
  const factor = meaning.kinds.length > 0 ? OF_KIND : isUnknown && isOther ? UNTRANSLATED : 1;
  return { word, forms, ...meaning, weight: rarity * factor * (/\d/.test(word) ? IDENTIFIER : 1), isUnknown };
}

const PREFIX_MIN = 5;
const ENDING_MAX = 2;
const PARTS = /[._/-]/;

/** `Zähler` and `Zählerstände`, `prüf` and `prüft`. */
function areRelatives(word: string, other: string): boolean {
  if (other.length > word.length && other.includes(word) && other.split(PARTS).includes(word)) return true;
  if (word === other || word.startsWith('#') || other.startsWith('#') || /\d/.test(word)) return false;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  if (!long.startsWith(short)) return false;
  return (
    short.length >= PREFIX_MIN ||
    (short.length === PREFIX_MIN - 1 && long.length - short.length <= ENDING_MAX)
  );
}
