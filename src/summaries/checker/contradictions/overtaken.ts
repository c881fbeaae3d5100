import { sharedWords } from '../../content-words.js';
import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import { type Assertion, type Piece, piecesOf } from '../record/evidence.js';
import { indexOf } from '../record/index-of.js';
import { type ReadLine, type RecordIndex, TAKES_BACK } from '../record/record-index.js';
import { sharedStems } from '../record/shared-stems.js';
import { polarityOf } from './polarity.js';

interface Compared {
  claim: string;
  assertions: readonly Assertion[];
  sources: readonly TranscriptLine[];
  /** Every line that was read, in order. */
  lines: readonly TranscriptLine[];
}

/** Whether later lines of the cited threads, later corrections, or later cited lines take the claim back or end it. */
export function isOvertaken({ claim, assertions, sources, lines }: Compared): boolean {
  const newest = sources.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const threads = new Set(sources.map(({ at, thread }) => thread ?? at));
  const cited = new Set(sources.map(({ sk }) => sk));
  const isLater = ({ at, sk }: TranscriptLine) => at > newest && !cited.has(sk);
  const index = indexOf(lines);
  if (assertions.some((assertion) => isOutdated(assertion, index, isLater))) return true;
  const replies = index.repliesIn(threads).filter(({ text }) => text !== '');
  const later = new Set([...replies, ...index.corrections].filter(isLater));
  const inOrder = [...sources].sort((a, b) => (a.at < b.at ? -1 : 1));
  const ownLater = piecesOf(inOrder.slice(1));
  const pieces = [...[...later].flatMap(laterPieces), ...ownLater];
  if (pieces.length === 0) return false;
  return assertions.some(
    (assertion) =>
      isTakenBack(assertion, pieces) ||
      isEnded(claim, assertion, pieces) ||
      isOverBy(claim, assertion, ownLater) ||
      isOldNumber(claim, assertion, inOrder),
  );
}

const read = new WeakMap<TranscriptLine, readonly Piece[]>();

/** The clauses of a line that may end a claim, read once for all claims before it. */
export function laterPieces(line: TranscriptLine): readonly Piece[] {
  const known = read.get(line) ?? piecesOf([line]);
  read.set(line, known);
  return known;
}

/** A short later denial whose words are all the claim's: `not an attack`. */
function isTakenBack({ words, cues, isBelief, best }: Assertion, pieces: readonly Piece[]): boolean {
  if (isBelief || cues.hasAny('negation', 'ruledOut')) return false;
  const first = best.reduce((oldest, { line }) => (line.at < oldest ? line.at : oldest), '9');
  const isRetracted = (piece: Piece) =>
    piece.line.at > first && TAKES_BACK.test(piece.text) && sharedStems(piece.words, words) > 0;
  if (pieces.some(isRetracted)) return true;
  return pieces.some(
    (piece) =>
      piece.words.size > 0 &&
      piece.words.size <= 3 &&
      piece.cues.hasAny('negation', 'ruledOut') &&
      !piece.cues.has('failure') &&
      sharedWords(words, piece.words) === piece.words.size,
  );
}

const UNTIL = /\b(?:until|till|first|initially|at first|bis|zunächst|zuerst|hasta|jusqu|até)\b|まで|当初/i;

function isNow(claim: string, { cues }: Assertion): boolean {
  return !cues.hasAny('past', 'plan') && polarityOf(cues) !== 'good' && !UNTIL.test(claim);
}

/** The claim says that something is broken now, and a later line that it works again. */
function isEnded(claim: string, assertion: Assertion, pieces: readonly Piece[]): boolean {
  if (!isNow(claim, assertion) || !assertion.cues.has('present')) return false;
  return pieces.some(
    (piece) =>
      polarityOf(piece.cues) === 'good' &&
      (sharedStems(assertion.words, piece.words) > 0 || isBareAnswer(piece)),
  );
}

/** The claim cites the end but reports only the beginning. */
function isOverBy(claim: string, assertion: Assertion, later: readonly Piece[]): boolean {
  if (!isNow(claim, assertion)) return false;
  const ends = later.filter(isAllClear);
  return (
    ends.length > 0 && ends.every((piece) => !assertion.best.includes(piece) && isAfter(piece, assertion))
  );
}

function isAfter(piece: Piece, { best }: Assertion): boolean {
  return best.length > 0 && best.every(({ line }) => line.at < piece.line.at);
}

/** `lag 0`, `0 errors`, `キューは空`. */
const ZERO =
  /(?<![\d.,:])0(?:\s?%)?(?![\d.,:]*\d)|\b(?:zero|gone|empty|over|quiet|through)\b|\b(?:weg|leer|vorbei|durch|ruhig)\b|空|ゼロ/i;

function isAllClear({ cues, text }: Piece): boolean {
  return polarityOf(cues) === 'good' || ZERO.test(text);
}

/** `OK again`: a reply without a subject is about its thread's subject. */
function isBareAnswer({ line, words }: Piece): boolean {
  return line.thread !== undefined && [...words].filter((word) => !/\d/.test(word)).length <= 2;
}

/** Holds until someone says otherwise. */
const SO_FAR =
  /\b(?:so far|yet|as of now|for now|bisher|bislang|noch nicht|por ahora|hasta ahora|de momento|jusqu'ici|pour l'instant|até agora|por enquanto)\b|今のところ|現時点/i;
const EXPECTED =
  /\b(?:expect(?:ed|s)?|estimate[ds]?|eta|voraussichtlich|erwartet|geschätzt|se espera|estimado|attendu|estimé|previsto)\b|見込み|予定/i;

/** The claim rests on an interim or expected result, and a later line on the same subject gives the outcome. */
function isOutdated(
  { best, cues }: Assertion,
  index: RecordIndex,
  isLater: (line: TranscriptLine) => boolean,
): boolean {
  const restsOn = (pattern: RegExp) =>
    best.length > 0 && best.every(({ statement }) => pattern.test(statement.text));
  const isDenial = cues.has('negation') && restsOn(SO_FAR);
  if (!isDenial && !restsOn(EXPECTED)) return false;
  const least = isDenial ? 2 : 1;
  const saysWhatCame = ({ line: { kind, text }, cues: said }: ReadLine) =>
    (isDenial ? !said.has('negation') : said.hasAny('done', 'recovery')) &&
    kind !== 'bot' &&
    !SO_FAR.test(text) &&
    !EXPECTED.test(text);
  return best.some(({ words }) =>
    index
      .linesWith(words, least)
      .some((later) => isLater(later.line) && saysWhatCame(later) && isAbout(words, later.line, least)),
  );
}

/** Counts only words in the text, not in the author's name. */
function isAbout(words: ReadonlySet<string>, { text }: TranscriptLine, least: number): boolean {
  return sharedStems(words, conceptsIn(text)) >= least;
}

const NUMBERS = /(?<![\w.:-])\d[\d.,]*(?![\d:-])/g;
const HAS_NUMBER = /\d/;
const PAST_TIME = /\d{1,2}:\d{2}|\b(?:then|later|before|earlier|from|to)\b|→|dann|später|vorher|von|から/i;

/** The claim's number comes from an earlier line, and the newest cited line has another for the same thing. */
function isOldNumber(claim: string, assertion: Assertion, inOrder: readonly TranscriptLine[]): boolean {
  const last = inOrder.at(-1);
  const own: string[] = assertion.text.match(NUMBERS) ?? [];
  if (inOrder.length < 2 || !last || own.length !== 1 || !isNowOrPlain(assertion) || PAST_TIME.test(claim))
    return false;
  const [number = ''] = own;
  const newest = piecesOf([last]).filter(
    ({ words, text }) =>
      (HAS_NUMBER.test(text) || ZERO.test(text)) && sharedStems(assertion.words, words) > 0,
  );
  return newest.length > 0 && !last.text.includes(number) && newest.some(isAllClear);
}

function isNowOrPlain({ cues }: Assertion): boolean {
  return !cues.has('past') || cues.has('present');
}
