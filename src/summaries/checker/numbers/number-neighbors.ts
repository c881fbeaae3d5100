import { conceptsIn } from '../../language/concepts.js';
import type { Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';
import { withDigits } from './number-words.js';
import { follows, type Quantity, quantitiesIn } from './quantities.js';

interface Compared {
  claim: string;
  pieces: readonly Piece[];
}

const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?/g;
/** How close to a number the thing it counts has to be, in characters. */
const REACH = 45;
const REACH_SAID = 30;

/** How well the words around a claim's number match its lines. */
interface Tied {
  /** The share of the words in a clause with the number, right around it, and in a clause with another number. */
  inClause: number;
  around: number;
  elsewhere: number;
}

/** Features of how well the words around a claim's numbers match those around the same numbers in its lines. */
export function numberNeighbors({ claim, pieces }: Compared): Record<string, number> {
  const text = plain(claim);
  const numbers = quantitiesIn(text);
  const tied = numbers.flatMap((number) => tieOf(number, text, pieces) ?? []);
  const isSaid = (number: Quantity) => pieces.some((piece) => placesOf(number, plain(piece.text)).length > 0);
  return {
    'number unsaid': Number(!numbers.every(isSaid)),
    'number tied': Number(tied.length > 0),
    'number around': tied.length === 0 ? 0 : Math.min(...tied.map(({ around }) => around)),
    'number elsewhere': Number(tied.some(({ inClause, elsewhere }) => elsewhere > inClause)),
    'number untied': Number(tied.some(({ inClause }) => inClause === 0)),
  };
}

function tieOf(number: Quantity, text: string, pieces: readonly Piece[]): Tied | undefined {
  const words = wordsAround(number, text, REACH);
  const having = pieces.filter((piece) => placesOf(number, plain(piece.text)).length > 0);
  if (words.size === 0 || having.length === 0) return undefined;
  const others = pieces.filter((piece) => !having.includes(piece) && /\d/.test(piece.text));
  const most = (shared: readonly number[]) => Math.max(0, ...shared) / words.size;
  return {
    inClause: most(having.map((piece) => sharedStems(words, piece.words))),
    elsewhere: most(others.map((piece) => sharedStems(words, piece.words))),
    around: most(
      having.flatMap((piece) => {
        const said = plain(piece.text);
        return placesOf(number, said).map((place) =>
          sharedStems(words, wordsAround(place, said, REACH_SAID)),
        );
      }),
    ),
  };
}

function plain(text: string): string {
  return withDigits(text).replace(CLOCK, ' ');
}

function placesOf(number: Quantity, said: string): Quantity[] {
  return quantitiesIn(said).filter((one) => follows(number, one));
}

function wordsAround({ index, digits }: Quantity, text: string, reach: number): Set<string> {
  const before = text.slice(Math.max(0, index - reach), index);
  const after = text.slice(index + digits.length, index + digits.length + reach);
  return new Set([...conceptsIn(`${before} ${after}`)].filter((word) => !/^\d[\d.,:]*$/.test(word)));
}
