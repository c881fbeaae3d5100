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
    if (NONE.test(text) && cues.has('negation')) return best.some((piece) => someCan(piece, pieces));
    if (!cues.has('universal') || cues.has('partial') || (cues.has('negation') && !ALL.test(text)))
      return false;
    return best.every(({ statement }) => isPartial(statement)) || isUntied(words, best, pieces);
  });
}

const NONE =
  /^(?:in .{2,30}, )?(?:none|no|not one|kein(?:e[rs]?)?|ning[uú]n[oa]?|aucune?|nenhuma?)(?: of| de)?\s\p{L}/iu;
/** `All of them went without`, but not `not all of them` and `nothing at all`. */
const ALL =
  /(?<!(?<!\p{L})(?:not|nicht|no|pas|não|nem|at|von|del|du) )(?<!\p{L})(?:all|every|alle[rn]?|jede[rs]?|todos|todas|tous|toutes)(?!\p{L})|(?:すべて|全て|全員)(?!では)/iu;
/** `The others can`. */
const CAN =
  /(?<!\p{L})(?:can|could|do|did|kann|können|konnten|schon|pueden?|podían|sí|peut|peuvent|oui|pode[m]?|sim)[.!?\s]{0,3}$/iu;

/** Whether another clause of the line says that some can. */
function someCan(piece: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some(
    ({ line, text, cues }) =>
      line === piece.line && text !== piece.text && CAN.test(text) && !cues.has('negation'),
  );
}

/** `Transfers to Norte are pending. The other banks are fine.` */
function hasContrast(piece: Piece, pieces: readonly Piece[]): boolean {
  return pieces.some((other) => other !== piece && other.line === piece.line && GOES_ON.test(other.text));
}

/** `9 of 74`, `von 74 waren 9`, `one in sixteen`: a part, and not all of it. */
const PART_OF =
  /\d\s(?:\p{L}{2,20}\s){0,2}(?:of|von|de|sur|in)\s(?:the |den |los |las |les |os |as )?\d|(?:of|von|de|sur) (?:the |den )?\d+ .{0,40}\d|\b(?:one|1) in (?:every )?\d|\dのうち/iu;

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
