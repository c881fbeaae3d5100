import type { CueKind } from '../language/cues/cue-list.js';
import type { Said } from './situated.js';

/** A thread's first message is asked about by every reply. */
const known = new WeakMap<Said, ReadonlySet<CueKind>>();

/** What the phrases of a whole message say. */
export function cuesOfSaid(said: Said): ReadonlySet<CueKind> {
  const [first] = said.statements;
  if (first !== undefined && said.statements.length === 1) return first.cues.all();
  const cues = known.get(said) ?? new Set(said.statements.flatMap((one) => [...one.cues.all()]));
  known.set(said, cues);
  return cues;
}
