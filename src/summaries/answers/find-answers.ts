import type { Entry, IncidentState } from '../state/entry.js';
import { featuresOf } from './answer-features.js';
import { type AnswerModel, likelihoodsOf } from './answer-model.js';
import { isAnswer, leastFor } from './is-answer.js';
import { isQuotable } from './is-quotable.js';
import { rarityIn } from './letters.js';
import type { Passage } from './rank-passages.js';
import type { Question } from './read-question.js';
import { askedBefore } from './replies-to.js';
import { stateAnswers, stateCandidates } from './state-answers.js';
import { Surroundings } from './surroundings.js';
import { followingOf, unmatched } from './unmatched-passages.js';
import { verdictsOn } from './verdicts-on.js';
import { withNewest } from './with-endings.js';

const CHOSEN_MAX = 3;
/** Shows passages at least this likely relative to the best one. */
const OF_BEST_MIN = 0.02;
/** The minimum probability that one of the shown passages answers the question. */
const SURE_MIN = 0.58;
/** A lower minimum if the likeliest passage states a fact in all of the question's words. */
const SURE_IN_ITS_WORDS_MIN = 0.35;

interface Found {
  passages: readonly Passage[];
  /** The incident's title. */
  title: string;
  model?: AnswerModel | undefined;
}

/** The entries that answer a question, best first. Empty if none is likely enough. */
export function findAnswers(state: IncidentState, question: Question, found: Found): Entry[] {
  const general = stateAnswers(state, question, found);
  // One passage can't answer a question for a list of what was tried, or what didn't work.
  if (question.type === 'tried' && general.length > 0) return general;
  const candidates = candidatesFor(state, question, found.passages);
  const likelihoods = likelihoodsOf(
    candidates.map(({ features }) => features),
    found.model,
  );
  const likely = candidates
    .map(({ entry, features }, i) => ({ entry, features, likelihood: likelihoods[i] ?? 0 }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const best = likely[0]?.likelihood ?? 0;
  const chosen = likely.filter(({ likelihood }) => likelihood >= best * OF_BEST_MIN).slice(0, CHOSEN_MAX);
  const sure = chosen.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const least = likely[0] && isInItsWords(likely[0]) ? SURE_IN_ITS_WORDS_MIN : SURE_MIN;
  return sure >= least ? [...general, ...chosen.map(({ entry }) => entry)] : general;
}

const CANDIDATES_MAX = 25;

interface Candidate {
  entry: Entry;
  features: Record<string, number>;
}

function isInItsWords({ features: { own = 0, firm = 0 } }: Candidate): boolean {
  return own === 1 && firm === 1;
}

/** The passages that may answer a question, with their features. */
export function candidatesFor(
  state: IncidentState,
  question: Question,
  passages: readonly Passage[],
): Candidate[] {
  const sought = stateCandidates(state, question);
  const surroundings = new Surroundings(state, question.wanted);
  const known = [...withReplies(state, passages, question), ...unmatched(sought, passages)];
  const following = followingOf(known, surroundings);
  const quotable = [...known, ...following].filter(({ entry }) => isQuotable(entry, question));
  const kept = new Set([...sought, ...following.map(({ entry }) => entry)]);
  const places = new Map(sought.map((entry, i) => [entry, i]));
  const chosen = firstOfLines(quotable).filter(({ entry }, i) => i < CANDIDATES_MAX || kept.has(entry));
  const rivals = {
    best: Math.max(1e-6, ...quotable.map(({ score }) => score)),
    covered: Math.max(1e-6, ...quotable.map(({ covered }) => covered)),
    asked: Math.max(0, ...passages.filter(({ entry }) => entry.kind === 'question').map(({ own }) => own)),
    least: leastFor(question),
    isAnswer: isAnswer(question),
    lines: state.lines.length,
    places,
    surroundings,
    rarity: rarityIn(
      chosen.map(({ entry }) => entry.text),
      question.letters,
    ),
  };
  return chosen.map((passage) => ({
    entry: passage.entry,
    features: featuresOf(passage, question, rivals),
  }));
}

/** Keeps one statement per line, since quoting a second would cite the same line. */
function firstOfLines(passages: readonly Passage[]): Passage[] {
  const byLine = new Map<string, Passage>();
  for (const passage of passages)
    if (!byLine.has(passage.entry.line.sk)) byLine.set(passage.entry.line.sk, passage);
  return [...byLine.values()];
}

/**
 * Ranks a reply by how well its question matches. If the same question went unanswered, only later lines can answer it.
 */
function withReplies(state: IncidentState, passages: readonly Passage[], question: Question): Passage[] {
  const asked = askedBefore(passages, state, question);
  const verdicts = verdictsOn(passages, question);
  const replies = asked.flatMap(({ covered, own, replies: given }) =>
    given.map((entry): Passage => {
      const score = (covered * 0.7 + own * 0.3) * REPLY;
      return { entry, covered, own, fit: 1, score, hasPredicate: true, isNamed: true, repliesTo: own };
    }),
  );
  const open = asked.find(
    ({ own, isSame, replies: given }) => isSame && own >= ASKED_MIN && given.length === 0,
  );
  const since = open ? passages.filter(({ entry }) => entry.place > open.entry.place) : passages;
  const judged = since.map((one) => verdicts.get(one) ?? one);
  return [...replies, ...withNewest(judged, state, question.type)].sort((a, b) => b.score - a.score);
}

const REPLY = 1.1;
/** A question counts as the same from this share of the asked question's words. */
const ASKED_MIN = 0.85;
