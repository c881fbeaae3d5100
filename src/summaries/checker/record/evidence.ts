import { conceptsIn } from '../../language/concepts.js';
import type { Cues } from '../../language/cues-in.js';
import { languageOf } from '../../language/language-of.js';
import { type Statement, statementsOf } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';
import { answeredQuestion } from './answered-question.js';
import { reportsThought } from './reported-thought.js';
import { sharedStems } from './shared-stems.js';
import { statedCues } from './stated-cues.js';

/** A clause of a cited line: the smallest part that can support or contradict something. */
export interface Piece {
  line: TranscriptLine;
  statement: Statement;
  text: string;
  cues: Cues;
  words: ReadonlySet<string>;
}

/** A clause of a claim, with the clauses that it rests on. */
export interface Assertion {
  text: string;
  cues: Cues;
  words: ReadonlySet<string>;
  /** Reports what someone thought, or that something was withdrawn, rather than a fact. */
  isBelief: boolean;
  /** The clauses that share the most words with it; none when no clause shares any. */
  best: readonly Piece[];
}

export function piecesOf(lines: readonly TranscriptLine[]): Piece[] {
  return lines.flatMap((line) => piecesIn(line, textOf(line)));
}

/** The full meaning of cited replies that start with yes or no. */
export function answersOf(
  sources: readonly TranscriptLine[],
  parentsOf: (lines: readonly TranscriptLine[]) => readonly TranscriptLine[],
): Piece[] {
  return sources.flatMap((line) => {
    const answer = answeredQuestion(line, parentsOf([line]).at(-1));
    return answer === undefined ? [] : piecesIn(line, answer);
  });
}

/** What a line says, with the new value of a change. */
export function textOf({ text, type = '', detail }: TranscriptLine): string {
  const values = Object.entries(detail).flatMap(([name, value]) => (name === 'comment' ? [] : value));
  if (values.length === 0) return text;
  return `${text}\n${type.toLowerCase().replaceAll('_', ' ')} ${values.join(' ')}`;
}

const CLOCK = /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g;

/** Leaves out times, which are compared elsewhere. Two lines aren't about the same thing just because both have one. */
export function withoutClock(text: string): string {
  return text.replace(CLOCK, ' ');
}

function wordsIn(text: string): Set<string> {
  return conceptsIn(withoutClock(text));
}

/** `No new complaints` doesn't deny that there were some. */
const NO_MORE = /\b(?:no|keine?) (?=(?:new|more|further|other|additional|neuen?|weiteren?)\b)/gi;

function piecesIn(line: TranscriptLine, said: string): Piece[] {
  const whole = languageOf(said);
  return statementsOf(said).flatMap((statement) =>
    statement.clauses.map((text) => ({
      line,
      statement,
      text,
      // A clause is too short to tell its language: `no DDoS` isn't Portuguese.
      cues: statedCues(text.replace(NO_MORE, ''), whole ?? languageOf(text)),
      words: wordsIn(text),
    })),
  );
}

/** The clauses of a claim. One without words of its own isn't compared. */
export function assertionsOf(
  claim: string,
  pieces: readonly Piece[],
  people: readonly string[],
): Assertion[] {
  const language = languageOf(claim);
  const names = new Set(people.map((name) => name.toLowerCase()));
  return statementsOf(claim).flatMap(({ clauses, cues }) =>
    clauses.map((text) => {
      const words = wordsIn(withoutNames(text, names));
      const own = statedCues(text, language);
      const isBelief = own.has('hedge') || reportsThought(text) || cues.hasAny('correction', 'ruledOut');
      return { text, cues: own, words, isBelief, best: bestPieces(words, pieces) };
    }),
  );
}

/**
 * Among the pieces that share the most words: those with the claim's first word, which is its subject, and with the
 * fewest other words. Keeps ties, because two people may say the same.
 */
export function bestPieces(words: ReadonlySet<string>, pieces: readonly Piece[]): Piece[] {
  const shared = pieces.map((piece) => sharedStems(words, piece.words));
  const most = Math.max(0, ...shared);
  const best = most === 0 ? [] : pieces.filter((_, i) => shared[i] === most);
  const [subject = ''] = words;
  const about = best.filter((piece) => sharedStems(new Set([subject]), piece.words) > 0);
  const closest = about.length > 0 ? about : best;
  const fewest = Math.min(...closest.map((piece) => piece.words.size));
  return closest.filter((piece) => piece.words.size <= fewest + 1);
}

/** Authors are compared elsewhere, and an author named "DDoS engineer" doesn't mean an attack. */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  let rest = text;
  for (const name of names) {
    const at = rest.toLowerCase().indexOf(name);
    if (at >= 0 && name !== '') rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
  }
  return rest;
}
