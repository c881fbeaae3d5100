import { cuesIn } from '../language/cues-in.js';
import type { Passage } from './passages/rank-passages.js';
import type { Question } from './question/read-question.js';

/** The minimum share of the question's words that the best passage has to cover, by type of question. */
const SURE: Partial<Record<Question['type'], number>> = {
  yesNo: 0.5,
  blame: 0.5,
  why: 0.5,
  cause: 0.5,
  who: 0.5,
  amount: 0.5,
};
const SURE_OTHERS = 0.55;
/** Added if nobody used one of the words; subtracted if the words had to be translated. */
const SURE_UNKNOWN = 0.05;
const SURE_OTHER_LANGUAGE = -0.1;

export function leastFor({ type, wanted, isOther }: Question): number {
  const isUnknown = wanted.some((one) => one.isUnknown);
  return (SURE[type] ?? SURE_OTHERS) + (isOther ? SURE_OTHER_LANGUAGE : isUnknown ? SURE_UNKNOWN : 0);
}

const OWN_MIN = 0.25;
const FIT_MIN = 0.35;
/** `No passwords` answers whether any were stolen, with this share of the question's words. */
const DENIED_MIN = 0.5;
const CAUSAL_FIT_MIN = 1;
const ACTOR_FIT_MIN = 0.7;

/** Whether a passage covers enough of the question to answer it. */
export function isAnswer({ type, isOther }: Question): (passage: Passage) => boolean {
  const least = (SURE[type] ?? SURE_OTHERS) - (isOther ? 0.2 : 0.1);
  return ({ entry, fit, covered, own, hasPredicate, isNamed }) => {
    if (!isNamed) return false;
    const isDenied = () => own >= DENIED_MIN && cuesIn(entry.text).hasAny('negation', 'ruledOut');
    if (type === 'yesNo' && !hasPredicate && !isDenied()) return false;
    if ((type === 'cause' || type === 'why') && (entry.fate === 'withdrawn' || fit < CAUSAL_FIT_MIN))
      return false;
    return fit >= (type === 'who' ? ACTOR_FIT_MIN : FIT_MIN) && covered >= least && own >= OWN_MIN;
  };
}
