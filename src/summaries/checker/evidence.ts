import { conceptsIn } from '../language/concepts.js';
import { type Cues, cuesIn } from '../language/cues-in.js';
import { languageOf } from '../language/language-of.js';
import { type Statement, statementsOf } from '../language/statements.js';
import type { TranscriptLine } from '../transcript.js';
import { sharedStems } from './shared-stems.js';

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
  /** Says what someone thought, or that it was withdrawn, rather than how it is. */
  isBelief: boolean;
  /** The clauses that share the most words with it; none when no clause shares any. */
  best: readonly Piece[];
}

export function piecesOf(lines: readonly TranscriptLine[]): Piece[] {
  return lines.flatMap((line) =>
    statementsOf(textOf(line)).flatMap((statement) => piecesIn(line, statement)),
  );
}

/** What a line says, with the new value of a change. */
export function textOf({ text, type = '', detail }: TranscriptLine): string {
  const values = Object.entries(detail).flatMap(([name, value]) => (name === 'comment' ? [] : value));
  if (values.length === 0) return text;
  return `${text}\n${type.toLowerCase().replaceAll('_', ' ')} ${values.join(' ')}`;
}

function piecesIn(line: TranscriptLine, statement: Statement): Piece[] {
  const language = languageOf(statement.text);
  return statement.clauses.map((text) => ({
    line,
    statement,
    text,
    cues: cuesIn(text, languageOf(text) ?? language),
    words: conceptsIn(text),
  }));
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
      const words = conceptsIn(withoutNames(text, names));
      const own = cuesIn(text, language);
      const isBelief = own.has('hedge') || cues.hasAny('correction', 'ruledOut');
      return { text, cues: own, words, isBelief, best: bestPieces(words, pieces) };
    }),
  );
}

/** Ties count, because two people may say the same. */
export function bestPieces(words: ReadonlySet<string>, pieces: readonly Piece[]): Piece[] {
  const shared = pieces.map((piece) => sharedStems(words, piece.words));
  const most = Math.max(0, ...shared);
  return most === 0 ? [] : pieces.filter((_, i) => shared[i] === most);
}

/** Who said it is compared elsewhere; the DDoS engineer is no attack. */
function withoutNames(text: string, names: ReadonlySet<string>): string {
  let rest = text;
  for (const name of names) {
    const at = rest.toLowerCase().indexOf(name);
    if (at >= 0 && name !== '') rest = `${rest.slice(0, at)} ${rest.slice(at + name.length)}`;
  }
  return rest;
}
