import type { Statement } from '../../language/statements.js';
import type { TranscriptLine } from '../../transcript.js';

/** A message and its statements. */
export interface Said {
  line: TranscriptLine;
  statements: readonly Statement[];
}

/** A statement in its context. */
export interface Situated {
  statement: Statement;
  line: TranscriptLine;
  /** Its neighbors in the same message. */
  previous: Statement | undefined;
  next: Statement | undefined;
  /** The message it replies to, and the last message by a person before it. */
  parent: Said | undefined;
  before: Said | undefined;
  /** The message it answers: its parent, or outside of threads the question right before it. */
  answered: Said | undefined;
  /** First names of the people who speak, in lower case. */
  people: ReadonlySet<string>;
  /** 0 at the start of the incident, 1 at its end. */
  progress: number;
}
