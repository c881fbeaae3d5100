import type { Cues } from '../../language/cues-in.js';
import type { Piece } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';

/** Whether a clause plainly states something, denies it, or says that it's broken or working. */
export type Polarity = 'plain' | 'denied' | 'bad' | 'good' | 'mixed';

/** `nothing lost` is good, `not fixed` is bad, and `not an attack` is neither: it denies. */
export function polarityOf(cues: Cues): Polarity {
  const isNegated = cues.has('negation');
  const [fails, works] = [cues.has('failure'), cues.has('recovery')];
  if (fails && works) return 'mixed';
  if (fails && isNegated) return 'good';
  if (works) return isNegated ? 'bad' : 'good';
  if (cues.has('ruledOut') || cues.has('correction')) return 'denied';
  if (fails) return 'bad';
  return isNegated ? 'denied' : 'plain';
}

const OPPOSITES: ReadonlySet<string> = new Set(['bad good', 'good bad', 'plain denied', 'denied plain']);

export function areOpposite(a: Polarity, b: Polarity): boolean {
  return OPPOSITES.has(`${a} ${b}`);
}

/**
 * Whether another clause of the piece's line says that what the claim lost isn't there: `the gateway is up, but has no
 * certificate` isn't against `the gateway lost its certificate`. Otherwise, the first clause counts: `the API is back but
 * webhooks fail` is against `webhooks are back`.
 */
export function isLossIn(
  words: ReadonlySet<string>,
  { piece, pieces, own }: { piece: Piece; pieces: readonly Piece[]; own: Polarity },
): boolean {
  if (own !== 'bad') return false;
  const more = new Set([...words].filter((word) => sharedStems(new Set([word]), piece.words) === 0));
  return pieces.some(
    (other) =>
      other.line === piece.line && polarityOf(other.cues) === 'denied' && sharedStems(more, other.words) > 0,
  );
}
