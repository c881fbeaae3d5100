import type { CueKind } from '../../language/cues/cue-list.js';
import { relatedTo } from '../../language/related-words.js';
import type { EntryKind } from '../../state/entry.js';
import { meaningOf } from './word-meanings.js';

/** A word of a question, and what counts as a match for it. */
export interface Wanted {
  word: string;
  /** Words in the record that match it, with how well, 0 to 1. */
  forms: ReadonlyMap<string, number>;
  /** Kinds of statements that match it without the word: something done matches `fixed`. */
  kinds: readonly EntryKind[];
  cues: readonly CueKind[];
  /** Matches a number with a counter that has no spaces around it: `8,200通`. */
  pattern?: RegExp | undefined;
  weight: number;
  /** Nobody used the word or a related one. */
  isUnknown: boolean;
}

const RELATIVE = 0.9;
const RELATED = 0.7;
/** Factors for a word that nearly every statement has, and for one that marks a kind of statement. */
const COMMON = 0.5;
const OF_KIND = 0.5;
/** Factor if the question is in another language, because a line may have the word in translation. */
const UNTRANSLATED = 0.4;
/** Factor for identifiers: `broker-5` isn't `broker-7`. */
const IDENTIFIER = 1.5;

interface Vocabulary {
  /** The word as written in the question. */
  raw: string;
  /** The number of statements with each word. */
  counts: ReadonlyMap<string, number>;
  entries: number;
  /** Asked in a language other than the record's main one. */
  isOther: boolean;
}

/** Finds what matches a word among the words of the record. */
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
