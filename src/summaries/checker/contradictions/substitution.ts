import { conceptsIn } from '../../language/concepts.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';

/** How closely the claim has to follow a line to be the same statement with another subject. */
const SHARED_MIN = 2;
const FOLLOWS = 0.5;

/** Whether a clause of the claim replaces one word of a source with a word that the sources only use elsewhere. */
export function isSubstituted({ text, words, best }: Assertion, pieces: readonly Piece[]): boolean {
  return best.length > 0 && best.every((piece) => isReplaced(text, words, { piece, pieces }));
}

/** A clause about `it` takes its subject from an earlier line. */
const PRONOUN =
  /^(?:so |and |then |but |now |und |also |dann )?(?:it|that|this|they|these|those|which|he|she|we|i|es|das|dies|sie|wir|ich|eso|esto|ça|cela|il|elle|isso|ele)\b/i;

interface Against {
  piece: Piece;
  pieces: readonly Piece[];
}

function isReplaced(text: string, words: ReadonlySet<string>, { piece, pieces }: Against): boolean {
  const shared = sharedStems(words, piece.words);
  if (shared < SHARED_MIN || PRONOUN.test(piece.text)) return false;
  const strays = [...words].filter((word) => isStray(word, piece, pieces));
  const known = words.size - strays.length;
  if (strays.length === 0 || strays.length > shared || shared < known * FOLLOWS) return false;
  // More than one stray word is a predicate, so the claim combines two lines.
  if (strays.length > 1 && !AND.test(text)) return false;
  const claimed = [...conceptsIn(text)];
  return strays.every(
    (word) => isNoun(word, text, { claimed, piece }) && isInPlaceOfAnother(word, claimed, piece),
  );
}

const AND = /\s(?:and|und|y|et|e)\s/u;
const PREPOSITION =
  /^(?:in|at|for|of|from|on|to|with|für|im|am|bei|von|aus|auf|mit|de|del|en|para|à|au|du|da|do|em|no|na)$/i;
const ARTICLE = /^(?:the|a|an|der|die|das|dem|den|el|la|los|las|le|les|o|os|as)$/i;

/** Whether a word is likely a subject or object: it comes first, or after a preposition. */
function isNoun(
  word: string,
  text: string,
  { claimed, piece }: { claimed: readonly string[]; piece: Piece },
): boolean {
  const firstShared = claimed.findIndex((one) => sharedStems(new Set([one]), piece.words) > 0);
  if (claimed.indexOf(word) < firstShared) return true;
  const tokens = text.split(/\s+/).filter((token) => !ARTICLE.test(token));
  const at = tokens.findIndex((token) => conceptsIn(token).has(word));
  return at > 0 && PREPOSITION.test(tokens[at - 1] ?? '');
}

/** Whether a word is missing from the sentence that the claim follows, but is in another one. */
function isStray(word: string, piece: Piece, pieces: readonly Piece[]): boolean {
  if (/^\d[\d.,:]*$/.test(word)) return false;
  const one = new Set([word]);
  if (sharedStems(one, conceptsIn(`${piece.line.who} ${piece.statement.text}`)) > 0) return false;
  return pieces.some(({ words }) => sharedStems(one, words) > 0);
}

/** Whether the source has another word between the same neighbors, which the claim leaves out. */
function isInPlaceOfAnother(word: string, claimed: readonly string[], piece: Piece): boolean {
  const said = [...piece.words];
  const at = claimed.indexOf(word);
  const before = claimed.slice(0, at).findLast((one) => piece.words.has(one));
  const after = claimed.slice(at + 1).find((one) => piece.words.has(one));
  const from = before === undefined ? 0 : said.indexOf(before) + 1;
  const to = after === undefined ? said.length : said.indexOf(after);
  return said.slice(from, to).some((one) => !claimed.includes(one) && !/^\d/.test(one));
}
