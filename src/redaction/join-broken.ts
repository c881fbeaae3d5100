import { type Folded, keepWhere } from './fold-text.js';

const PIECE = /[A-Za-z0-9_./-]+/g;
/** What wrapping, quoting, formatting and string concatenation put between two halves of a token. */
const BREAK = /^[\s"'`*~>“”()\\+]{1,24}$/;
const LONGEST_BREAK = 24;
/** Half of the shortest tokens; shorter pieces are ids. */
const SHORTEST = 8;

/** The folded text with the halves of broken tokens joined. Only for rules that know a token by its format. */
export function joinBroken(folded: Folded): Folded {
  const { text } = folded;
  const isDropped = new Uint8Array(text.length);
  let before: { piece: string; end: number } | undefined;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const between = before && index - before.end <= LONGEST_BREAK ? text.slice(before.end, index) : '';
    if (before && BREAK.test(between) && !/^\++$/.test(between) && isCut(before.piece, piece)) {
      isDropped.fill(1, before.end, index);
    }
    before = { piece, end: index + piece.length };
  }
  return isDropped.includes(1) ? keepWhere(folded, (at) => isDropped[at] === 0) : folded;
}

/** Whether two pieces look like halves: both random, or a prefix and what follows it. */
function isCut(before: string, after: string): boolean {
  if (after.length < SHORTEST || NAME.test(after.slice(0, 200)) || !isRandomPiece(after)) return false;
  return isRandomPiece(before) || /[A-Za-z0-9][_-]$/.test(before.slice(-12));
}

/** `shard-17`, `api.example.com`, `14h`. */
const NAME = /^(?:[a-z]{2,20}(?:[-.][a-z0-9]{1,20}){0,5}[-.]?\d{0,4}|\d{1,6}[a-z]{1,3})$/;

function isRandomPiece(piece: string): boolean {
  const part = piece.slice(0, 200);
  if (part.length < 4) return false;
  return (/\d/.test(part) && /[A-Za-z]/.test(part)) || /[a-z][A-Z]/.test(part);
}
