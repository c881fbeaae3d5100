import { epochMillis } from '../../base/timestamp.js';
import type { TranscriptLine } from '../transcript.js';

/** Enough for most of what matters in a short incident, and no more than people read in one go. */
const CHARACTERS_MIN = 700;
const PER_LINE = 36;
const CHARACTERS_MAX = 1_785;
/** An incident of several days may take a little longer to read. */
const PER_DOUBLING = 100;
const DAY_MS = 86_400_000;

/**
 * The character budget of a digest, headline included. Grows with the record up to a limit, and slowly with its
 * duration.
 */
export function budgetFor(lines: readonly TranscriptLine[]): number {
  const said = lines.filter(({ kind }) => kind !== 'bot').length;
  return Math.round(
    Math.min(CHARACTERS_MIN + said * PER_LINE, CHARACTERS_MAX + PER_DOUBLING * doublingsOf(lines)),
  );
}

/** How many times a day has to double to span the record. */
function doublingsOf(lines: readonly TranscriptLine[]): number {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, Math.log2((epochMillis(last.at) - epochMillis(first.at)) / DAY_MS || 1));
}
