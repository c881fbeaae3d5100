import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { Passage } from './rank-passages.js';
import type { Question } from './read-question.js';
import { askedBefore } from './replies-to.js';
import { stateAnswers } from './state-answers.js';

/** A passage has to have this share of the best score to be shown as well. */
const OF_BEST_MIN = 0.45;
const OF_BEST_NOW_MIN = 0.3;

interface Found {
  passages: readonly Passage[];
  /** Of the incident. */
  title: string;
}

/** What answers a question, best first; nothing if no statement matches well enough. */
export function findAnswers(state: IncidentState, question: Question, { passages, title }: Found): Entry[] {
  const general = stateAnswers(state, question, { passages, title });
  const fitting = withReplies(state, passages, question).filter(isAnswer(question));
  const [best] = fitting;
  if (!best || best.covered < leastFor(question)) return general;
  const matching = fitting
    .filter(({ score }) => score >= best.score * (question.isNow ? OF_BEST_NOW_MIN : OF_BEST_MIN))
    .map(({ entry }) => entry);
  return [...general, ...matching];
}

/** A reply is worth as much as the question that it answers. A question that nobody answered has no answer before it. */
function withReplies(state: IncidentState, passages: readonly Passage[], question: Question): Passage[] {
  const asked = askedBefore(passages, state, question);
  const verdicts = verdictsOn(passages, question);
  const replies = asked.flatMap(({ covered, own, replies: told }) =>
    told.map((entry): Passage => {
      const score = (covered * 0.7 + own * 0.3) * REPLY;
      return { entry, covered, own, fit: 1, score, hasPredicate: true, isNamed: true };
    }),
  );
  const open = asked.find(
    ({ own, isSame, replies: told }) => isSame && own >= ASKED_MIN && told.length === 0,
  );
  const since = open ? passages.filter(({ entry }) => entry.place > open.entry.place) : passages;
  return [...replies, ...since.map((one) => verdicts.get(one) ?? one)].sort((a, b) => b.score - a.score);
}

/** Whether a theory held is said after it: by a reply, or by the next who mentions it. */
function verdictsOn(passages: readonly Passage[], { type }: Question): Map<Passage, Passage> {
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
      (own >= VERDICT_MIN || (isReply && covered >= SURE_OTHERS))
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
const VERDICT_MIN = 0.8;
const VERDICT_FIT = 1;
const REPLY = 1.1;
/** The same was asked when this much of the question's words are in it. */
const ASKED_MIN = 0.85;

/** How well the best passage has to match for an answer, by what is asked for. */
const SURE: Partial<Record<Question['type'], number>> = {
  yesNo: 0.5,
  blame: 0.5,
  why: 0.5,
  cause: 0.5,
  who: 0.5,
  amount: 0.5,
};
const SURE_OTHERS = 0.55;
/** More when nobody said one of the words, less when they had to be translated. */
const SURE_UNKNOWN = 0.05;
const SURE_OTHER_LANGUAGE = -0.1;

function leastFor({ type, wanted, isOther }: Question): number {
  const isUnknown = wanted.some((one) => one.isUnknown);
  return (SURE[type] ?? SURE_OTHERS) + (isOther ? SURE_OTHER_LANGUAGE : isUnknown ? SURE_UNKNOWN : 0);
}

const OWN_MIN = 0.25;
const FIT_MIN = 0.35;
/** `No passwords` answers whether any were stolen. */
const DENIED_MIN = 0.5;
const CAUSAL_FIT_MIN = 1;
const ACTOR_FIT_MIN = 0.7;

function isAnswer({ type, isOther }: Question): (passage: Passage) => boolean {
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
