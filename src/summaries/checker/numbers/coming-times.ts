import { cuesIn } from '../../language/cues-in.js';
import type { Assertion, Piece } from '../record/evidence.js';
import { looksBackOnIt, namesDay, saysComing } from './future-times.js';

interface Compared {
  claim: string;
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

/**
 * Whether the claim's lines name a future time, and whether the claim keeps it. `smokeping for every hall, tomorrow` is
 * a plan without a verb.
 */
export function comingTimes({ claim, assertions, pieces }: Compared): Record<string, number> {
  const keeps = namesTime(claim) || cuesIn(claim).hasAny('plan', 'next');
  const coming = pieces.filter(isComing);
  if (coming.length === 0) return { 'coming kept': 0, 'coming lost': 0 };
  const rests = assertions.some(({ best }) =>
    (best.length === 0 ? pieces : best).every((piece) => isComing(piece)),
  );
  return { 'coming kept': Number(keeps && rests), 'coming lost': Number(!keeps && rests) };
}

function namesTime(claim: string): boolean {
  return saysComing(claim) || namesDay(claim) || looksBackOnIt(claim);
}

function isComing({ statement, cues }: Piece): boolean {
  if (saysComing(statement.text)) return true;
  return namesDay(statement.text) && !cues.has('past') && !statement.cues.has('past');
}
