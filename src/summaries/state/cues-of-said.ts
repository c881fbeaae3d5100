import { type Cues, cuesOfAll } from '../language/cues-in.js';
import type { Said } from './situated.js';

/** What the phrases of a whole message say. */
export function cuesOfSaid({ statements }: Said): Cues {
  return cuesOfAll(statements.map(({ cues }) => cues));
}
