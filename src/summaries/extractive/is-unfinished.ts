import type { Entry } from '../state/entry.js';
import { saysWhatIsLeft } from '../state/reading/what-is-left.js';

/** Whether an entry says what was left to do, which is zero once the incident is over. */
export function isUnfinished({ text, line, kind, cues }: Entry): boolean {
  if (line.isKey || line.kind === 'change' || line.kind === 'note') return false;
  return saysWhatIsLeft(text) && kind !== 'decision' && !cues.hasAny('recovery', 'universal');
}
