import type { Cues } from '../language/cues-in.js';
import type { TranscriptLine } from '../transcript.js';

/** What a statement says about an incident. */
export type EntryKind =
  /** Who or what is affected. */
  | 'impact'
  /** A known cause; `hypothesis` is a suspected one. */
  | 'cause'
  | 'hypothesis'
  | 'ruledOut'
  /** Done, recovered, in progress, decided, forbidden, or planned for later. */
  | 'done'
  | 'recovery'
  | 'progress'
  | 'decision'
  | 'prohibition'
  | 'next'
  /** Someone proposes it. */
  | 'proposal'
  | 'question'
  /** Background. */
  | 'context';

/** What became of an entry. */
type Fate = 'holds' | 'withdrawn' | 'overtaken' | 'answered' | 'kept';

/** Evidence of a statement's importance: first what every language has, then what its cues say. */
export interface Signals {
  names: readonly string[];
  /** One value per name. */
  values: readonly number[];
}

/** One thing that a line says, with its source. */
export interface Entry {
  kind: EntryKind;
  line: TranscriptLine;
  /** The index of its line in the record. */
  place: number;
  text: string;
  words: ReadonlySet<string>;
  cues: Cues;
  /** How much it matters, as log odds. */
  weight: number;
  /** The probability of each kind, 0 to 1, in the order of STATED_KINDS. */
  odds: Readonly<Float64Array>;
  /** The probability of its own kind, 0 to 1. */
  sureness: number;
  /** The question or guess that it answers. */
  asked?: { line: TranscriptLine; text: string } | undefined;
  /** The guess or question in the same message that it was added to. */
  addedTo?: Entry;
  /** Its author labeled its kind: `cause: …`. */
  isLabeled: boolean;
  fate: Fate;
  /** It was corrected, so it was never true. */
  isCorrected?: boolean;
  /** The line that ended it. */
  endedBy?: TranscriptLine;
}

/** The state of an incident according to its record, oldest first. */
export interface IncidentState {
  entries: readonly Entry[];
  /** The lines that it was read from. */
  lines: readonly TranscriptLine[];
}

/** Entries of some kinds that still hold. */
export function holding(state: IncidentState, ...kinds: EntryKind[]): Entry[] {
  return state.entries.filter(({ kind, fate }) => fate === 'holds' && kinds.includes(kind));
}
