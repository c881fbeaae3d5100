import type { Entry, IncidentState } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { hasCount } from './is-on-topic.js';
import { hasLevel, newestLevel } from './newest-level.js';
import type { Passage } from './rank-passages.js';
import { takenOver } from './taken-over.js';

/** The lines that replace the best passage: a newer level, or a later offer to do it. */
export function replacements(
  state: IncidentState,
  question: Question,
  { likely, passages }: { likely: readonly Entry[]; passages: readonly Passage[] },
): Entry[] {
  const taken = takenOver(likely[0], state, question);
  const level = likely.find(hasLevel) ?? levelAskedFor(passages, question);
  const newest = level && newestLevel(level, state, question);
  return [...(taken ? [taken] : []), ...(newest ? [newest] : [])];
}

/** The share of the question's words with which a statement has the number asked for: `error rate 38%`. */
const ALL = 0.95;

function levelAskedFor(passages: readonly Passage[], { isNow, type }: Question): Entry | undefined {
  return isNow && type !== 'yesNo'
    ? passages.find(({ entry, own }) => own >= ALL && hasCount(entry.text))?.entry
    : undefined;
}
