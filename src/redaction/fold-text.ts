import { lazy } from '../base/lazy.js';
import { ENTITIES, LOOK_ALIKES } from './look-alikes.js';

/** Text as rules read it; every character knows which part of the original it represents. */
export interface Folded {
  text: string;
  /** Where each character of `text` begins and ends in the original. */
  starts: Uint32Array;
  ends: Uint32Array;
}

const PLAIN = /^[\t\n\r !-$'-~]*$/;
/** What folding may change; a percent sign or an ampersand that encodes nothing stays. */
const FOLDABLE = /[^\t\n\r -~À-ÿ‘-‟•]|%[0-9a-fA-F]{2}|&[#a-zA-Z]/;
/** Most texts need none of them, and classes of Unicode characters take V8 long to make. */
const patterns = lazy(() => ({
  /** An encoded character, a run of characters that folding keeps, or a letter with its marks. */
  piece:
    /&(?:amp;)?(?<entity>#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|%(?<percent>[0-9a-fA-F]{2})|[\t\n\r !-$'-~À-ÿА-я–—‘-‟•ぁ-ゖァ-ヺー一-鿿가-힣]+|\P{M}\p{M}{0,20}|\p{M}/gu,
  /** With what a copy leaves of a picture, and of a character that was cut in half. */
  invisible:
    /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}\p{Cs}\u2800\uFFFC\uFFFD]|(?![\t\n\r])\p{Cc}/gu,
  /** A word with Latin letters or digits, in which a letter of another alphabet can only be a look-alike. */
  word: /[\p{L}\p{N}_-]+/gu,
}));

/** Within a word, where only a hyphen can have been meant. */
const DASH = /(?<=[A-Za-z0-9])[‐‒–—−](?=[A-Za-z0-9])/g;

/**
 * One spelling for each text, so that no rule has to know the others: without invisible characters, in compatibility
 * form, with entities decoded and look-alike letters replaced.
 */
export function foldText(original: string): Folded {
  if (!FOLDABLE.test(original)) return unchanged(original);
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const known = new Map<string, string>();
  const { piece: pattern, word } = patterns();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(original); match !== null; match = pattern.exec(original)) {
    const start = match.index;
    const [piece] = match;
    const folded = known.get(piece) ?? foldPiece(match);
    known.set(piece, folded);
    const isSame = folded === piece;
    parts.push(folded);
    for (let n = 0; n < folded.length; n += 1) {
      starts.push(isSame ? start + n : start);
      ends.push(isSame ? start + n + 1 : start + piece.length);
    }
  }
  const text = parts.join('').replace(word, replaceLookAlikes).replace(DASH, '-');
  return { text, starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}

/** The same text, in which every character represents itself. */
function unchanged(text: string): Folded {
  const places = new Uint32Array(text.length + 1);
  for (let at = 0; at <= text.length; at += 1) places[at] = at;
  return { text, starts: places, ends: places.subarray(1) };
}

function foldPiece({ 0: piece, groups }: RegExpExecArray): string {
  if (PLAIN.test(piece)) return piece;
  if (groups?.entity !== undefined) return foldCharacters(decodeEntity(groups.entity) ?? piece);
  if (groups?.percent !== undefined) return decodePercent(groups.percent) ?? piece;
  return foldCharacters(piece);
}

const foldCharacters = (text: string) => text.normalize('NFKC').replace(patterns().invisible, '');

function decodeEntity(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()];
  const code = /^#[xX]/.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : undefined;
}

/** Only characters of tokens: the others separate the parts of an address. */
function decodePercent(hex: string): string | undefined {
  const character = String.fromCharCode(Number.parseInt(hex, 16));
  return /[\w.~-]/.test(character) ? character : undefined;
}

function replaceLookAlikes(word: string): string {
  if (!/[A-Za-z0-9]/.test(word) || PLAIN.test(word)) return word;
  return word.replace(/[\u0370-\u058f\u0100-\u024f]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** The folded text without the characters that a condition rejects. */
export function keepWhere({ text, starts, ends }: Folded, isKept: (at: number) => boolean): Folded {
  const kept: number[] = [];
  for (let at = 0; at < text.length; at += 1) if (isKept(at)) kept.push(at);
  return {
    text: kept.map((at) => text[at]).join(''),
    starts: Uint32Array.from(kept, (at) => starts[at] ?? 0),
    ends: Uint32Array.from(kept, (at) => ends[at] ?? 0),
  };
}
