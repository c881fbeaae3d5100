import { withDigits } from '../numbers/number-words.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';
import { leavesOpen } from './left-open.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/** From this share of the words it takes from its lines, a claim is mostly guesses or questions. */
const GUESSED = 0.5;

/** Whether the claim states as a fact what its sources only guess or ask. */
export function losesHedge({ assertions, pieces }: Compared): boolean {
  if (assertions.some(({ isBelief, cues }) => isBelief || cues.has('estimate'))) return false;
  const kept = new Set(assertions.flatMap(doubtsIn));
  const isGuess = (piece: Piece) => isLost(piece, kept);
  const [guesses, facts] = [pieces.filter(isGuess), pieces.filter((piece) => !isGuess(piece))];
  if (pieces.length > 0 && facts.length === 0) return true;
  return assertions.some(
    (one) =>
      isAllIn(guesses, one) || isMostlyGuess(one, guesses, facts) || isGuessedNumber(one, guesses, facts),
  );
}

/** Whether the claim states what its sources only ask. */
export function statesQuestion({ assertions, pieces }: Compared): boolean {
  const isAsked = pieces.length > 0 && pieces.every(({ statement }) => statement.isQuestion);
  return isAsked && !assertions.some((one) => one.isBelief || doubtsIn(one).includes('question'));
}

/** Whether the claim states a number as a fact that its sources only estimate. */
export function statesEstimate({ assertions, pieces }: Compared): boolean {
  if (assertions.some(({ isBelief, cues }) => isBelief || cues.has('estimate'))) return false;
  return assertions.some((one) => {
    if (doubtsIn(one).includes('estimate') || (one.cues.has('past') && !one.cues.has('plan'))) return false;
    const isEstimate = ({ statement: { cues, isQuestion } }: Piece) => cues.has('estimate') && !isQuestion;
    const isIn = (number: string, piece: Piece) => estimated(piece.text).includes(number);
    const numbers = estimated(one.text);
    return numbers.some((number) => {
      const having = pieces.filter((piece) => isIn(number, piece));
      return having.length > 0 && having.every(isEstimate);
    });
  });
}

/** The numbers of a text, with both ends of `2-3h`. */
function estimated(text: string): readonly string[] {
  return numbersIn(withDigits(text).replace(/(?<=\d)[-–](?=\d)/g, ' '));
}

type Doubt = 'question' | 'hedge' | 'estimate';

/** `It's open whether…`, `customers ask if…`. */
const ASKS =
  /\b(?:ask(?:s|ed|ing)?|fragt|fragen|fragten?|preguntan?|preguntó|demandent?|demandait|perguntam?|perguntou)\b|\bwhether\b|^(?:ob|si)\s|^se (?:[oa]s?|há|é|foi|eram?|são)\s|質問|かどうか/i;
/** `About 40 %`. */
const ABOUT =
  /\b(?:about|around|roughly|approximately|etwa|rund|circa|ca|unos|unas|aproximadamente|environ|cerca)\b|[~≈]|約/i;

/** The doubts that the claim itself expresses. */
function doubtsIn({ cues, text }: Assertion): Doubt[] {
  return [
    ...(ASKS.test(text) || cues.has('unknown') || leavesOpen(text) ? (['question'] as const) : []),
    ...(ABOUT.test(text) ? (['estimate'] as const) : []),
  ];
}

/** Whether a source guesses or asks in a way that the claim drops. */
function isLost({ statement }: Piece, kept: ReadonlySet<Doubt>): boolean {
  const { isQuestion, cues } = statement;
  return (
    (isQuestion && !kept.has('question')) ||
    cues.has('hedge') ||
    (cues.has('estimate') && !kept.has('estimate'))
  );
}

function isAllIn(guesses: readonly Piece[], { best }: Assertion): boolean {
  return best.length > 0 && best.every((piece) => guesses.includes(piece));
}

const NUMBER = /(?<![\p{L}\d.,:-])\d[\d.,:]*(?<![.,:])/gu;

function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/** `I'd guess 16:30`: other lines may have the words around a number, but no one stated the number. */
function isGuessedNumber({ text }: Assertion, guesses: readonly Piece[], facts: readonly Piece[]): boolean {
  const isIn = (some: readonly Piece[], number: string) =>
    some.some((piece) => numbersIn(piece.text).includes(number));
  return numbersIn(text).some((number) => isIn(guesses, number) && !isIn(facts, number));
}

function isMostlyGuess(
  { words, cues }: Assertion,
  guesses: readonly Piece[],
  facts: readonly Piece[],
): boolean {
  if (guesses.length === 0 || cues.hasAny('negation', 'ruledOut')) return false;
  const has = (word: string, some: readonly Piece[]) =>
    some.some((piece) => sharedStems(new Set([word]), piece.words) > 0);
  const stated = [...words].filter((word) => has(word, facts)).length;
  const guessed = [...words].filter((word) => has(word, guesses) && !has(word, facts)).length;
  return guessed > 1 && guessed >= (stated + guessed) * GUESSED;
}
