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
  if (assertions.some(({ isBelief, cues }) => isBelief || cues.has('estimate'))) return false;
  const [guesses, facts] = [pieces.filter(isGuess), pieces.filter((piece) => !isGuess(piece))];
  return assertions.some((one) => isAllGuess(one) || isMostlyGuess(one, guesses, facts));
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
