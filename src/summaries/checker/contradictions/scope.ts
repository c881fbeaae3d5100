import type { Statement } from '../../language/statements.js';
import { withDigits } from '../numbers/number-words.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';
import { GOES_ON } from './negation.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

const ONLY =
  /(?<![\p{L}])(?:only|solely|exclusively|nur|ausschließlich|solo|sólo|únicamente|seulement|uniquement|só|somente|apenas)(?![\p{L}])|だけ|のみ/iu;

/** Whether the claim says "all" where its sources have a part, or "only" where they have more. */
export function widensScope({ assertions, pieces }: Compared): boolean {
  return assertions.some(({ cues, best, text, words }) => {
    if (best.length === 0) return false;
    if (ONLY.test(text)) {
      const isPart = (piece: Piece) =>
        piece.statement.cues.hasAny('partial', 'negation', 'failure') || hasContrast(piece, pieces);
      return !best.some(isPart);
    }
    if (!cues.has('universal') || cues.has('partial') || cues.has('negation')) return false;
    return best.every(({ statement }) => isPartial(statement)) || isUntied(words, best, pieces);
  });
}

/** `Transfers to Norte are pending. The other banks are fine.` */
function hasContrast(piece: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some((other) => other !== piece && other.line === piece.line && GOES_ON.test(other.text));
}

/** `9 of 74`, `von 74 waren 9`, `one in sixteen`: a part, and not all of it. */
const PART_OF =
  /\d\s(?:of|von|de|sur|in)\s\d|(?:of|von|de|sur) (?:the |den )?\d+ .{0,40}\d|\b(?:one|1) in (?:every )?\d/i;

function isPartial({ cues, text }: Statement): boolean {
  return (cues.has('partial') && !cues.has('universal')) || PART_OF.test(withDigits(text));
}

/** The sources say "all" of something else. */
function isUntied(words: ReadonlySet<string>, best: readonly Piece[], pieces: readonly Piece[]): boolean {
  const having = pieces.filter(({ cues }) => cues.has('universal'));
  if (
    having.length === 0 ||
    best.some(({ cues, statement }) => cues.has('universal') || statement.cues.has('universal'))
  )
    return false;
  return having.every((piece) => sharedStems(words, piece.words) === 0);
}
