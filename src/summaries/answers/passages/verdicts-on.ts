import type { Entry } from '../../state/entry.js';
import type { Question } from '../question/read-question.js';
import type { Passage } from './rank-passages.js';

/**
 * Replaces the fit of later statements that say whether a theory held: a reply, or another mention in nearly all of the
 * question's words.
 */
export function verdictsOn(passages: readonly Passage[], { type }: Question): Map<Passage, Passage> {
  if (type !== 'blame') return new Map();
  const theory = passages.find(({ entry, own }) => THEORY.has(entry.kind) && own >= OWN_MIN);
  if (!theory) return new Map();
  const after = passages.filter(({ entry, own, covered }) => {
    const isReply =
      entry.line.thread !== undefined &&
      entry.line.thread === (theory.entry.line.thread ?? theory.entry.line.at);
    return (
      entry.place > theory.entry.place &&
      !THEORY.has(entry.kind) &&
      (own >= VERDICT_MIN || (isReply && covered >= REPLY_COVERED_MIN))
    );
  });
  return new Map(
    after.map((one) => {
      const fit = Math.max(one.fit, VERDICT_FIT);
      const own = Math.max(one.own, OWN_MIN);
      return [one, { ...one, own, fit, isNamed: true, score: (one.score / one.fit) * fit }];
    }),
  );
}

const THEORY: ReadonlySet<Entry['kind']> = new Set(['hypothesis', 'question']);
const REPLY_COVERED_MIN = 0.55;
const VERDICT_MIN = 0.8;
const VERDICT_FIT = 1;
const OWN_MIN = 0.25;
