import { looksBackOnIt, saysComing } from '../numbers/future-times.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';

/** A clause of a line that shares less isn't what the claim reports. */
const SAME = 1 / 3;

interface Compared {
  assertions: readonly Assertion[];
}

/** Whether the claim reports as done what all of its lines put off: `smokeping for every hall, tomorrow`. */
export function reportsComing({ assertions }: Compared): boolean {
  return assertions.some(
    ({ text, cues, words, isBelief, best }) =>
      cues.hasAny('past', 'done') &&
      !isBelief &&
      !cues.hasAny('plan', 'next', 'negation', 'decision', 'present') &&
      !saysComing(text) &&
      !looksBackOnIt(text) &&
      best.length > 0 &&
      best.every((piece) => isComing(piece) && sharedStems(words, piece.words) >= words.size * SAME),
  );
}

/** A clause of its own may say what's already done: `15 were sorted, two fly tomorrow`. */
function isComing({ text, statement, cues }: Piece): boolean {
  if (cues.hasAny('past', 'done') || !saysComing(statement.text)) return false;
  return saysComing(text) || !statement.cues.has('past');
}
