import type { Cues } from '../../language/cues-in.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { GOES_ON } from './negation.js';
import { type Likeness, ownClauses, siblingsIn } from './siblings.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/** Whether the claim says of one of several what its lines say of another: `gateway-1` where they have `gateway-2`. */
export function swapsNumbered({ assertions, pieces }: Compared): boolean {
  return assertions.some(
    (assertion) =>
      isOther(assertion.text, 'numbered', assertion.best) ||
      (isOther(assertion.text, 'ended', assertion.best) && isOther(assertion.text, 'ended', pieces)) ||
      isContrasted(assertion, pieces),
  );
}

function isOther(text: string, likeness: Likeness, said: readonly Piece[]): boolean {
  const all = said.map(({ statement }) => siblingsIn(statement.text, likeness));
  return [...siblingsIn(text, likeness)].some(([name, own]) =>
    areOthers(
      own,
      all.flatMap((names) => names.get(name) ?? []),
    ),
  );
}

function areOthers(own: ReadonlySet<string>, said: readonly ReadonlySet<string>[]): boolean {
  return said.length > 0 && said.every((endings) => [...own].every((ending) => !endings.has(ending)));
}

/** `db-3 can't reach it, db-1 can`: the clause with the claim's words is about another one, and its own says otherwise. */
function isContrasted({ text, cues, best }: Assertion, pieces: readonly Piece[]): boolean {
  const isOtherwise = (piece: Piece) =>
    isBad(piece.cues) !== isBad(cues) || (GOES_ON.test(piece.text) && !GOES_ON.test(text));
  return (
    best.length > 0 &&
    best.every((piece) => {
      const own = ownClauses(text, piece, pieces);
      return own.length > 0 && own.every(isOtherwise);
    })
  );
}

function isBad(cues: Cues): boolean {
  return cues.has('negation') !== cues.has('failure');
}
