import type { Claim } from '../../incidents/records/incident-summary.js';
import { rankLines } from '../extractive/weigh-candidates.js';
import { cutIntoParts, fitLines, type PromptLine, sizeOf } from './fit-lines.js';

/**
 * Characters of the lines that are read at once: about 35,000 tokens. Where there are more they are read in so many
 * parts of so many characters: a request costs no more than that, however long the incident is.
 */
const SINGLE_READING_MAX = 120_000;
const PART_MAX = 80_000;
const PARTS_MAX = 3;
/** Lines are not cut in two, so parts do not become quite full. */
const FILL_RATIO = 0.95;

export interface Reading {
  /** Each read by itself, for the claims in it. */
  before: PromptLine[][];
  /** The newest, read with those claims. */
  newest: PromptLine[];
  leftOut: number;
}

/** Plans how lines are read; the newest always are, in full. */
export function planReading(lines: readonly PromptLine[]): Reading {
  if (sizeOf(lines) <= SINGLE_READING_MAX) return { before: [], newest: [...lines], leftOut: 0 };
  const { kept, leftOut } = fitLines(lines, PART_MAX * PARTS_MAX * FILL_RATIO, rankLines);
  const parts = cutIntoParts(kept, PART_MAX);
  return { before: parts.slice(0, -1), newest: parts.at(-1) ?? [], leftOut };
}

/** Claims of several readings as one list, each thing said once. */
export function mergeClaims(claims: readonly Claim[]): Claim[] {
  return [
    ...new Map(claims.map((claim) => [`${claim.section} ${claim.text.toLowerCase()}`, claim])).values(),
  ];
}
