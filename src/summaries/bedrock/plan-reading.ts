import type { Claim } from '../../incidents/records/incident-summary.js';
import { rankLines } from '../extractive/rank-lines.js';
import { cutIntoParts, fitLines, type PromptLine, sizeOf } from './fit-lines.js';

/**
 * The maximum characters of lines in one request: about 35,000 tokens. Anything longer is read in three parts, which
 * caps the cost however long the incident is.
 */
const SINGLE_READING_MAX = 120_000;
const PART_MAX = 80_000;
const PARTS_MAX = 3;
/** Lines aren't split, so parts don't fill up completely. */
const FILL_RATIO = 0.95;

export interface Reading {
  /** Older parts, each read in its own request. */
  before: PromptLine[][];
  /** The newest lines, read together with the claims from the older parts. */
  newest: PromptLine[];
  leftOut: number;
}

/** Decides which lines to read in which request. The newest are always read in full. */
export function planReading(lines: readonly PromptLine[]): Reading {
  if (sizeOf(lines) <= SINGLE_READING_MAX) return { before: [], newest: [...lines], leftOut: 0 };
  const { kept, leftOut } = fitLines(lines, PART_MAX * PARTS_MAX * FILL_RATIO, rankLines);
  const parts = cutIntoParts(kept, PART_MAX);
  return { before: parts.slice(0, -1), newest: parts.at(-1) ?? [], leftOut };
}

/** Merges claims from several readings and drops repeats. */
export function mergeClaims(claims: readonly Claim[]): Claim[] {
  return [
    ...new Map(claims.map((claim) => [`${claim.section} ${claim.text.toLowerCase()}`, claim])).values(),
  ];
}
