import { cuesIn } from '../../language/cues-in.js';
import type { Entry } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import { asksLeave } from './may-do.js';
import type { Passage } from './rank-passages.js';

/** The share of the question's words: `don't touch the firewall` answers whether it may be changed or restarted. */
const OWN_MIN = 0.4;

/**
 * The newest statement that forbids what a question asks leave for, if nothing about it is newer. What was done with it
 * before doesn't matter.
 */
export function forbidding(passages: readonly Passage[], { text, wanted }: Question): Entry[] {
  if (!asksLeave(text)) return [];
  const rarest = wanted
    .filter(({ kinds, isUnknown }) => kinds.length === 0 && !isUnknown)
    .sort((a, b) => b.weight - a.weight)[0];
  if (!rarest) return [];
  const has = ({ words, kind }: Entry) =>
    kind !== 'question' && [...rarest.forms.keys()].some((form) => words.has(form));
  const [newest] = passages.filter(({ entry }) => has(entry)).sort((a, b) => b.entry.place - a.entry.place);
  return newest && newest.own >= OWN_MIN && forbids(newest.entry) ? [newest.entry] : [];
}

function forbids({ kind, fate, text, line }: Entry): boolean {
  if (fate === 'withdrawn' || fate === 'overtaken' || line.kind === 'bot') return false;
  const cues = cuesIn(text);
  return kind === 'prohibition' || cues.has('prohibition') || (cues.has('negation') && cues.has('request'));
}
