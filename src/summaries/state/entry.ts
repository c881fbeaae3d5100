import type { Cues } from '../language/cues-in.js';
import type { TranscriptLine } from '../transcript.js';

/** What people said about the state of an incident. */
export type EntryKind =
  /** Who or what is affected. */
  | 'impact'
  /** Why, as someone who knows says it; `hypothesis`: as someone suspects. */
  | 'cause'
  | 'hypothesis'
  | 'ruledOut'
  /** Was done, or is better; is being done; was decided; is forbidden; is for later. */
  | 'done'
  | 'recovery'
  | 'progress'
  | 'decision'
  | 'prohibition'
  | 'next'
  /** Someone wants it done. */
  | 'proposal'
  | 'question'
  /** Background. */
  | 'context';

/** What became of an entry. */
type Fate = 'holds' | 'withdrawn' | 'overtaken' | 'answered' | 'kept';

/** What there is to know about a statement's importance: what every language has first, then what its phrases say. */
export interface Signals {
  names: readonly string[];
  /** One for each name. */
  values: readonly number[];
}

/** One thing that one line says, with its source. */
export interface Entry {
  kind: EntryKind;
  line: TranscriptLine;
  /** Its place among all lines. */
  place: number;
  text: string;
  words: ReadonlySet<string>;
  cues: Cues;
  /** How much it matters, as log odds. */
  weight: number;
  /** How likely it is of each kind, 0 to 1, in the order of STATED_KINDS. */
  odds: Readonly<Float64Array>;
  /** How likely it is of its kind, 0 to 1. */
  sureness: number;
  /** The question or guess that it answers. */
  asked?: { line: TranscriptLine; text: string } | undefined;
  /** The guess or question in the same message that it was added to. */
  addedTo?: Entry;
  /** Someone said outright what it is: `cause: …`. */
  isLabeled: boolean;
  fate: Fate;
  /** What it says was put right, so it was never so. */
  isCorrected?: boolean;
  /** The line that ended it. */
  endedBy?: TranscriptLine;
}

/** The state of an incident according to its record, in order of time. */
export interface IncidentState {
  entries: readonly Entry[];
  /** The lines that were read. */
  lines: readonly TranscriptLine[];
}

/** Entries of a kind that still hold. */
export function holding(state: IncidentState, ...kinds: EntryKind[]): Entry[] {
  return state.entries.filter(({ kind, fate }) => fate === 'holds' && kinds.includes(kind));
}
