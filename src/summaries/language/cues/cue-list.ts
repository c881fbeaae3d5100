/** What a phrase says about the statement it's in. */
export const CUE_KINDS = [
  /** Says that something isn't so. */
  'negation',
  /** Says that something doesn't work, or that it works again. */
  'failure',
  'recovery',
  /** Guesses, and estimates of what is still to come. */
  'hedge',
  'estimate',
  /** Wants, will or should; proposes; asks someone to do it; decides; promises. */
  'plan',
  'proposal',
  'request',
  'decision',
  'promise',
  /** Forbids. */
  'prohibition',
  /** Is being done, or was done. */
  'ongoing',
  'done',
  /** Is about the past, or about now. */
  'past',
  'present',
  /** Gives a cause, or says that something wasn't it. */
  'cause',
  'causeLabel',
  'ruledOut',
  /** Takes back what was said before. */
  'correction',
  /** Says that the cause isn't known: it's looked for. */
  'searching',
  /** Who is affected. */
  'affected',
  /** Says that nobody knows. */
  'unknown',
  /** Work for later. */
  'next',
  /** All of something, or only a part. */
  'universal',
  'partial',
  /** Asks. */
  'asking',
  /** Says what went well or badly, or made it worse. */
  'wentWell',
  'wentBadly',
  'contributing',
  /** Small talk. */
  'chatter',
  /** Addressed to a machine, not to people. */
  'instruction',
] as const;

export type CueKind = (typeof CUE_KINDS)[number];

const BITS = Object.fromEntries(CUE_KINDS.map((kind, i) => [kind, 1 << i])) as Record<CueKind, number>;

/** There are few enough kinds for one number to hold all cues of a text. */
export function cueBit(kind: CueKind): number {
  return BITS[kind];
}

/**
 * Phrases by kind, separated by commas. `word*` and `*word` also match longer words, and so does every phrase in a script
 * without spaces. A kind that a language leaves out has no phrases.
 */
export type CueList = Readonly<Partial<Record<CueKind, string>>>;
