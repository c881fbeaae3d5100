import { conceptsIn } from '../../language/concepts.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';
import { GOES_ON } from './negation.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/**
 * Whether a word of the claim that's missing from the clause it rests on is only in clauses that plan it, deny it, or
 * say that it goes on: `5,200 matches were refunded` for `5,200 matches aborted, we want to refund them`.
 */
export function takesOtherClause({ assertions, pieces }: Compared): boolean {
  // Which part of a sentence is planned or denied, its words don't show.
  if (assertions.some(({ isBelief, cues }) => isBelief || cues.hasAny('negation', 'ruledOut', 'plan')))
    return false;
  return assertions.some((assertion) => {
    const placed = conceptsIn([...assertion.text.matchAll(PLACED)].map(([, word]) => word).join(' '));
    return [...assertion.words].some((word) =>
      isOnlyOtherwise({ word, isPlaced: placed.has(word) }, assertion, pieces),
    );
  });
}

/** Where and when something happens may be in the clause next to it. */
const PLACED =
  /(?<!\p{L})(?:in|at|for|from|to|on|by|with|since|aus|bei|von|im|am|für|seit|en|de|del|em|no|na|à|au|pour|para|par|por|depuis|desde) (?:(?:the|der|die|das|dem|den|el|la|los|las|le|les|o|os|as) )?(\p{L}[\p{L}\p{N}-]{1,30})/giu;

interface Stray {
  word: string;
  isPlaced: boolean;
}

function isOnlyOtherwise({ word, isPlaced }: Stray, assertion: Assertion, pieces: readonly Piece[]): boolean {
  const own = new Set([word]);
  const has = (piece: Piece) => sharedStems(own, piece.words) > 0;
  if (/\d/.test(word) || assertion.best.length === 0 || assertion.best.some(has)) return false;
  const having = pieces.filter((piece) => has(piece) && isNextTo(piece, assertion));
  return (
    having.length > 0 &&
    having.every((piece) => (isPlaced ? goesOn(assertion, piece) : isOtherwise(assertion, piece)))
  );
}

/** A clause of the same line as the one that the assertion rests on. */
function isNextTo({ line }: Piece, { text, best }: Assertion): boolean {
  return best.every((piece) => piece.line === line) && !isOtherLanguage(text, line.text);
}

const BUT = /^(?:but|yet|only|aber|doch|nur|pero|solo|sólo|mais|seul(?:ement)?|mas|só)(?!\p{L})/iu;
const BUT_JAPANESE = /(?:が|けど|けれど)[、\s]?$/u;

/** `Queue is draining, but two shards are stuck`: what's stuck is something else, and only a part. */
function isOfAnother({ words, best }: Assertion, piece: Piece): boolean {
  if (!BUT.test(piece.text) && !best.every(({ text }) => BUT_JAPANESE.test(text))) return false;
  const others = [...piece.words].filter((word) => !/\d/.test(word) && !words.has(word));
  return others.length > 0 && sharedStems(words, piece.words) === 1;
}

/** `IOS ok` */
const FEW_WORDS = 2;

function isOtherwise(assertion: Assertion, piece: Piece): boolean {
  const { cues } = assertion;
  const { cues: own, statement } = piece;
  if (statement.isQuestion) return false;
  if (isOfAnother(assertion, piece)) return true;
  if (own.hasAny('plan', 'proposal') && cues.hasAny('past', 'done')) return true;
  if (own.has('negation') && !own.has('failure')) return !cues.has('failure');
  return goesOn(assertion, piece);
}

function goesOn({ text, cues }: Assertion, { text: said, words }: Piece): boolean {
  return words.size <= FEW_WORDS && GOES_ON.test(said) && !GOES_ON.test(text) && !cues.has('recovery');
}
