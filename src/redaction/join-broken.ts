import { type Folded, keepWhere } from './fold-text.js';

const PIECE = /[A-Za-z0-9_./-]+/g;
/** What wrapping, quoting, formatting and string concatenation put between two halves of a token. */
const BREAK = /^(?:[\s"'`*~>“”()\\+]{1,24}|["'],\s{0,4}["'])$/;
const LONGEST_BREAK = 24;
/** What a line begins with that isn't part of its text, such as a bullet, a number or a `>`, and how one before it may end. */
const LINE_EDGE = /(?:=|[ \t]{0,3}\|)?\r?\n[ \t]{0,8}(?:\d{1,4}[.:)]?[ \t]{1,4}|[-•▪◦#>|+][ \t>|]{0,6})?/g;
const TAG = /<\/?[a-z]{1,6} ?\/?>/gi;
/** `sk_live_`, with or without a few letters after it. */
const ISSUER = /^[A-Za-z]{2,12}_[a-z]{2,8}_/;
/** Half of the shortest tokens; shorter pieces are ids. */
const SHORTEST = 8;

/** What looks random enough for the second half of a token. */
const HALF = /(?<![\w./-])(?=[A-Za-z_./-]*(?:\d|[a-z][A-Z]))[\w./-]{8,}/g;
const ACCESS_KEY = /A(?:KIA|SIA|BIA|CCA)/;

/** The folded text with the halves of broken tokens joined. Only for rules that know a token by its format. */
export function joinBroken(folded: Folded): Folded {
  if (!mayHaveHalves(folded.text)) return folded;
  const text = withoutEdges(folded.text);
  const isDropped = new Uint8Array(text.length);
  let before: { piece: string; end: number } | undefined;
  // `matchAll` compiles a copy of the pattern on every call.
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(text); match !== null; match = PIECE.exec(text)) {
    const { 0: piece, index } = match;
    const between = before && index - before.end <= LONGEST_BREAK ? text.slice(before.end, index) : '';
    const isJoined = BREAK.test(between) && !/^\++$/.test(between) && isCut(before?.piece ?? '', piece);
    if (isJoined) isDropped.fill(1, before?.end, index);
    const whole = isJoined ? `${before?.piece.slice(0, 100)}${piece.slice(-100)}` : piece;
    before = { piece: whole, end: index + piece.length };
  }
  return isDropped.includes(1) ? keepWhere(folded, (at) => isDropped[at] === 0) : folded;
}

/** Most texts have none, and needn't be read piece by piece. */
function mayHaveHalves(text: string): boolean {
  if (ACCESS_KEY.test(text)) return true;
  HALF.lastIndex = 0;
  for (let match = HALF.exec(text); match !== null; match = HALF.exec(text))
    if (!NAME.test(match[0].slice(0, 200))) return true;
  return false;
}

/** As long as the text, with spaces for what lines begin and end with. */
function withoutEdges(text: string): string {
  const isMarked = text.includes('\n') || text.includes('<');
  if (!isMarked) return text;
  return text
    .replace(TAG, (tag) => ' '.repeat(tag.length))
    .replace(LINE_EDGE, (edge) => ' '.repeat(edge.length));
}

/** Whether two pieces look like halves: both random, or a prefix and what follows it. */
function isCut(before: string, after: string): boolean {
  if (isHalfOfId(before) && /^[A-Z0-9]{4,16}$/.test(after)) return true;
  if (after.length < SHORTEST || NAME.test(after.slice(0, 200))) return false;
  if (!isRandomPiece(after) && !/\d/.test(after.slice(0, 200))) return false;
  return isRandomPiece(before) || ISSUER.test(before) || /[A-Za-z0-9][_-]$/.test(before.slice(-12));
}

/** The beginning of an AWS access key, which may have no digits. */
function isHalfOfId(piece: string): boolean {
  return /^A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{0,15}$/.test(piece);
}

/** `shard-17`, `api.example.com`, `14h`. */
const NAME = /^(?:[a-z]{2,20}(?:[-.][a-z0-9]{1,20}){0,5}[-.]?\d{0,4}|\d{1,6}[a-z]{1,3})$/;

function isRandomPiece(piece: string): boolean {
  const part = piece.slice(0, 200);
  if (part.length < 4) return false;
  return (/\d/.test(part) && /[A-Za-z]/.test(part)) || /[a-z][A-Z]/.test(part);
}
