/** What a phrase indicates about its statement. */
export const CUE_KINDS = [
  /** Says that something isn't so. */
  'negation',
  /** Says that something doesn't work, or that it works again. */
  'failure',
  'recovery',
  /** Guesses, and estimates of what is still to come. */
  'hedge',
  'estimate',
  /** Says that something is wanted, planned or advisable; proposes, requests, decides or promises it. */
  'plan',
  'proposal',
  'request',
  'decision',
  'promise',
  /** Forbids something. */
  'prohibition',
  /** Says that something is being done, or was done. */
  'ongoing',
  'done',
  /** Is about the past, or about the present. */
  'past',
  'present',
  /** Names a cause, or rules one out. */
  'cause',
  'causeLabel',
  'ruledOut',
  /** Takes back an earlier statement. */
  'correction',
  /** Says that the cause is being looked for. */
  'searching',
  /** Says who is affected. */
  'affected',
  /** Says that nobody knows. */
  'unknown',
  /** Work for later. */
  'next',
  /** Says that it's all of something, or only part of it. */
  'universal',
  'partial',
  /** Asks something. */
  'asking',
  /** Says what went well, what went badly, or what contributed. */
  'wentWell',
  'wentBadly',
  'contributing',
  /** Small talk. */
  'chatter',
  /** Addresses a machine rather than people. */
  'instruction',
] as const;

export type CueKind = (typeof CUE_KINDS)[number];

const BITS = Object.fromEntries(CUE_KINDS.map((kind, i) => [kind, 1 << i])) as Record<CueKind, number>;

/** The bit of a kind. There are few enough kinds for one number to hold all the cues of a text. */
export function cueBit(kind: CueKind): number {
  return BITS[kind];
}

/**
 * Phrases by kind, separated by commas. `word*` and `*word` also match longer words, and so does every phrase in a
 * script without spaces. A language may leave out kinds.
 */
export type CueList = Readonly<Partial<Record<CueKind, string>>>;
