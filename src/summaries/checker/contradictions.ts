import { sharedWords } from '../content-words.js';
import { cuesIn } from '../language/cues-in.js';
import type { Statement } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { swapsActor } from './actors.js';
import { swapsCause } from './causality.js';
import { type Assertion, assertionsOf, type Piece, piecesOf } from './evidence.js';
import { misplacesNumber } from './number-ties.js';
import { areOpposite, polarityOf } from './polarity.js';
import { mixesSubjects } from './subjects.js';
import { shiftsTime } from './time-ties.js';

/** Everything a claim is compared with. */
interface Comparison {
  claim: string;
  sources: readonly TranscriptLine[];
  pieces: readonly Piece[];
  assertions: readonly Assertion[];
  /** Every line that was read, in order. */
  lines: readonly TranscriptLine[];
}

export type Contradiction =
  | 'negation'
  | 'hedge'
  | 'plan'
  | 'actor'
  | 'cause'
  | 'number'
  | 'time'
  | 'subject'
  | 'overtaken'
  | 'scope';

type Check = (comparison: Comparison) => boolean;

const CHECKS: Readonly<Record<Contradiction, Check>> = {
  hedge: isHedgeLost,
  negation: ({ assertions, pieces }) => assertions.some((one) => isOpposite(one, pieces)),
  plan: ({ assertions }) => assertions.some(isPlanTakenAsDone),
  actor: swapsActor,
  cause: swapsCause,
  number: misplacesNumber,
  time: shiftsTime,
  subject: mixesSubjects,
  overtaken: isOvertaken,
  scope: isWidened,
};

/** How a claim contradicts its sources, or says more than they do; undefined when no rule finds anything. */
export function findContradiction(
  claim: string,
  sources: readonly TranscriptLine[],
  lines: readonly TranscriptLine[],
): Contradiction | undefined {
  const pieces = piecesOf(sources);
  const people = [...new Set(lines.map(({ who }) => who))];
  const comparison = { claim, sources, pieces, assertions: assertionsOf(claim, pieces, people), lines };
  const found = Object.entries(CHECKS).find(([, check]) => check(comparison));
  return found?.[0] as Contradiction | undefined;
}

/** A clause is about the same as its best match when it shares this much of its words. */
const SAME = 0.5;

function isClose({ words }: Assertion, piece: Piece): boolean {
  const shared = sharedWords(words, piece.words);
  return shared >= Math.min(words.size, piece.words.size) * SAME;
}

/** A no that any of its lines has may be put anywhere in the claim; one that none has is invented. */
function isOpposite(assertion: Assertion, pieces: readonly Piece[]): boolean {
  if (assertion.isBelief) return false;
  const own = polarityOf(assertion.cues);
  if (own === 'denied' && pieces.some(({ cues }) => cues.hasAny('negation', 'ruledOut'))) return false;
  const close = assertion.best.filter((piece) => isClose(assertion, piece));
  return close.length > 0 && close.every((piece) => areOpposite(own, polarityOf(piece.cues)));
}

/** Sources guess or ask, and the claim states it as a fact. */
function isHedgeLost({ assertions }: Comparison): boolean {
  const isHedged = (one: { cues: Assertion['cues'] }) => one.cues.hasAny('hedge', 'estimate', 'asking');
  if (assertions.some(({ isBelief, cues }) => isBelief || cues.has('estimate'))) return false;
  return assertions.some(
    ({ best }) =>
      best.length > 0 &&
      best.every(
        ({ statement }) =>
          statement.isQuestion || (isHedged(statement) && statement.cues.hasAny('hedge', 'estimate')),
      ),
  );
}

/** Sources propose or announce something, and the claim says that it was done. */
function isPlanTakenAsDone({ cues, best, text }: Assertion): boolean {
  if (!cues.has('past') || cues.has('plan')) return false;
  return best.length > 0 && best.every((piece) => isPlanned(piece, text));
}

function isPlanned({ statement, text }: Piece, claimed: string): boolean {
  const { cues, heading } = statement;
  if (cues.has('done') || (cues.has('past') && !heading?.has('next'))) return false;
  if (heading?.hasAny('next', 'plan', 'proposal')) return true;
  if (cues.hasAny('plan', 'proposal', 'request', 'next')) return true;
  return isBaseForm(text, claimed);
}

/** `reverted` in the claim, and only `revert` in its source: someone said to do it. */
function isBaseForm(said: string, claimed: string): boolean {
  const all = said.toLowerCase().match(/[a-z]+/g) ?? [];
  const words = new Set(all);
  const first = all.slice(0, 2);
  const participles = claimed.toLowerCase().match(/\b[a-z]{3,20}ed\b/g) ?? [];
  return participles.some((word) => {
    const bases = [word.slice(0, -2), word.slice(0, -1), word.slice(0, -3)];
    return !words.has(word) && all[0] !== 'i' && bases.some((base) => first.includes(base));
  });
}

const ONLY =
  /(?<![\p{L}])(?:only|solely|exclusively|nur|ausschließlich|solo|sólo|únicamente|seulement|uniquement|só|somente|apenas)(?![\p{L}])|だけ|のみ/iu;

/** All of something, where the sources have only a part. */
function isWidened({ assertions }: Comparison): boolean {
  return assertions.some(({ cues, best, text }) => {
    if (best.length === 0) return false;
    if (ONLY.test(text))
      return best.every(({ statement }) => !statement.cues.hasAny('partial', 'negation', 'failure'));
    if (!cues.has('universal') || cues.has('partial')) return false;
    return best.every(({ statement }) => isPartial(statement));
  });
}

/** `9 of 74`, `von 74 waren 9`: a part, and not all of it. */
const PART_OF = /\d\s(?:of|von|de|sur)\s\d|(?:of|von|de|sur) (?:the |den )?\d+ .{0,40}\d/i;

function isPartial({ cues, text }: Statement): boolean {
  return (cues.has('partial') && !cues.has('universal')) || PART_OF.test(text);
}

/** Later lines of the cited threads, and later corrections, that take it back or end it. */
function isOvertaken({ claim, assertions, sources, lines }: Comparison): boolean {
  const newest = sources.reduce((latest, { at }) => (at > latest ? at : latest), '');
  const threads = new Set(sources.map(({ at, thread }) => thread ?? at));
  const cited = new Set(sources.map(({ sk }) => sk));
  const later = lines.filter(
    (line) =>
      !cited.has(line.sk) &&
      line.at > newest &&
      line.text !== '' &&
      (threads.has(line.thread ?? '') || isCorrection(line)),
  );
  const endings = [...later, ...sources.slice(1)];
  if (endings.length === 0) return false;
  const pieces = piecesOf(endings);
  return assertions.some((assertion) => isTakenBack(assertion, pieces) || isEnded(claim, assertion, pieces));
}

/** Every claim of a summary asks this of every later line. */
const corrections = new WeakMap<TranscriptLine, boolean>();

function isCorrection(line: TranscriptLine): boolean {
  const known = corrections.get(line) ?? cuesIn(line.text).has('correction');
  corrections.set(line, known);
  return known;
}

/** A short later denial whose words are all the claim's: `not an attack`. */
function isTakenBack({ words, cues, isBelief }: Assertion, pieces: readonly Piece[]): boolean {
  if (isBelief || cues.hasAny('negation', 'ruledOut')) return false;
  return pieces.some(
    (piece) =>
      piece.words.size > 0 &&
      piece.words.size <= 3 &&
      piece.cues.hasAny('negation', 'ruledOut') &&
      !piece.cues.has('failure') &&
      sharedWords(words, piece.words) === piece.words.size,
  );
}

/** The claim says that something is broken now, and a later line says that it works again. */
function isEnded(claim: string, { cues, words }: Assertion, pieces: readonly Piece[]): boolean {
  const isNow = cues.has('present') && !cues.has('past');
  if (!isNow || polarityOf(cues) === 'good' || /until|bis |hasta|jusqu/i.test(claim)) return false;
  return pieces.some(
    (piece) =>
      polarityOf(piece.cues) === 'good' && (sharedWords(words, piece.words) > 0 || isBareAnswer(piece)),
  );
}

/** `OK again`: a reply without a subject is about what its thread is about. */
function isBareAnswer({ line, words }: Piece): boolean {
  return line.thread !== undefined && [...words].filter((word) => !/\d/.test(word)).length <= 2;
}
