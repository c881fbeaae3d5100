import type { Situated } from './situated.js';
import type { StatedKind } from './state-model.js';

/** `Mail to gmail bounces`, `le site rame`: what people report at first is hardly longer. */
const LONGEST = { spaced: 48, unspaced: 14 };
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const UNSURE: ReadonlySet<StatedKind> = new Set(['context', 'chatter', 'recovery']);
const OTHERWISE = [
  'hedge',
  'cause',
  'recovery',
  'done',
  'past',
  'plan',
  'request',
  'proposal',
  'ongoing',
  'promise',
  'decision',
  'prohibition',
  'ruledOut',
  'correction',
  'unknown',
  'next',
  'estimate',
] as const;

/** Whether a few words say that something fails, and nothing else. The model has seen few such statements. */
export function complains({ statement, line, answered }: Situated, kind: StatedKind): boolean {
  const { text, cues, isQuestion } = statement;
  if (line.kind !== 'said' || isQuestion || answered !== undefined || !UNSURE.has(kind)) return false;
  const longest = UNSPACED.test(text) ? LONGEST.unspaced : LONGEST.spaced;
  return text.length <= longest && cues.has('failure') && !cues.hasAny(...OTHERWISE);
}
