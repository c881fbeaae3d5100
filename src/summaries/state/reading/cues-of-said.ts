import { type Cues, cuesOfAll } from '../../language/cues-in.js';
import type { Said } from './situated.js';

/** The cues of a whole message. */
export function cuesOfSaid({ statements }: Said): Cues {
  return cuesOfAll(statements.map(({ cues }) => cues));
}
