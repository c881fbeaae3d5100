import type { Assertion, Piece } from './evidence.js';
import { sharedStems } from './shared-stems.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/** Half of what the claim takes from its lines is only guessed or asked there. */
const GUESSED = 0.5;

/** Whether the claim states as a fact what its sources only guess or ask. */
export function losesHedge({ assertions, pieces }: Compared): boolean {
  if (assertions.some(isHedged)) return false;
  const [guesses, facts] = [pieces.filter(isGuess), pieces.filter((piece) => !isGuess(piece))];
  if (pieces.length > 0 && facts.length === 0) return true;
  return assertions.some(
    (one) => isAllGuess(one) || isMostlyGuess(one, guesses, facts) || isGuessedNumber(one, pieces),
  );
}

/** `It's open whether…`, `customers ask…`, `about 40 %`. */
const ASKS =
  /\b(?:ask(?:s|ed|ing)?|whether|questions?|frag(?:t|en|te|ten)|ob|preguntan?|demandent?|perguntam?)\b|質問/i;
const ABOUT =
  /\b(?:about|around|roughly|approximately|some|etwa|rund|circa|ca|unos|unas|aproximadamente|environ|cerca)\b|[~≈]|約/i;

function isHedged({ isBelief, cues, text }: Assertion): boolean {
  return isBelief || cues.hasAny('estimate', 'unknown') || ASKS.test(text) || ABOUT.test(text);
}

const NUMBER = /(?<![\p{L}\d.,:-])\d[\d.,:]*(?<![.,:])/gu;

function numbersIn(text: string): readonly string[] {
  return text.match(NUMBER) ?? [];
}

/** `I'd guess 16:30`: the words around a number may be elsewhere, too, but nobody stated the number. */
function isGuessedNumber({ text }: Assertion, pieces: readonly Piece[]): boolean {
  return numbersIn(text).some((number) => {
    const holders = pieces.filter((piece) => numbersIn(piece.text).includes(number));
    return holders.length > 0 && holders.every(isGuess);
  });
}

function isGuess({ statement }: Piece): boolean {
  return statement.isQuestion || statement.cues.hasAny('hedge', 'estimate');
}

function isAllGuess({ best }: Assertion): boolean {
  return best.length > 0 && best.every(isGuess);
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
