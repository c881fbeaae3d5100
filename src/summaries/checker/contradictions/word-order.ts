import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import { textOf } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
}

/** With fewer pairs of words, their order means nothing. */
const PAIRS_MIN = 3;

/**
 * Features of how well a claim keeps the order of the words it shares with its lines. Swapping who did what to whom
 * needs no other words.
 */
export function wordOrder({ claim, sources }: Compared): Record<string, number> {
  const words = wordsOf(claim);
  const places = sources
    .filter(({ text }) => !isOtherLanguage(claim, text))
    .map((line) => placesOf(words, wordsOf(textOf(line))));
  const pairs = places.flatMap(pairsOf);
  const neighbors = places.flatMap((own) => own.slice(1).map((place, i) => place - (own[i] ?? 0)));
  const isKnown = pairs.length >= PAIRS_MIN;
  return {
    'order known': Number(isKnown),
    'order inverted': isKnown ? shareOf(pairs, ([first, second]) => first > second) : 0,
    'order kept': neighbors.length > 1 ? shareOf(neighbors, (apart) => apart === 1) : 0,
  };
}

function wordsOf(text: string): string[] {
  return [...conceptsIn(text)].filter((word) => !/^\d[\d.,:]*$/.test(word));
}

function placesOf(words: readonly string[], said: readonly string[]): number[] {
  return words
    .map((word) => said.findIndex((other) => sharedStems(new Set([word]), new Set([other])) > 0))
    .filter((place) => place >= 0);
}

function pairsOf(places: readonly number[]): (readonly [number, number])[] {
  return places.flatMap((first, i) => places.slice(i + 1).map((second) => [first, second] as const));
}

function shareOf<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}
