import type { Entry, IncidentState } from '../state/entry.js';
import { featuresOf } from './answer-features.js';
import { type AnswerModel, likelihoodsOf } from './answer-model.js';
import { conditionAnswers } from './condition-answers.js';
import { isAnswer, leastFor } from './is-answer.js';
import { isQuotable } from './is-quotable.js';
import { outcomeAnswers } from './outcome-answers.js';
import { byEvidence } from './passages/by-evidence.js';
import { directReply } from './passages/direct-replies.js';
import { forbidding } from './passages/forbidding.js';
import { isOnTopic } from './passages/is-on-topic.js';
import type { Passage } from './passages/rank-passages.js';
import { replacements } from './passages/replacements.js';
import { Surroundings } from './passages/surroundings.js';
import { followingOf, unmatched } from './passages/unmatched-passages.js';
import { whoDecided } from './passages/who-decided.js';
import { withReplies } from './passages/with-replies.js';
import { rarityIn } from './question/letters.js';
import type { Question } from './question/read-question.js';
import { stateAnswers, stateCandidates } from './state-answers.js';

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
  const outcome = outcomeAnswers(state, question);
  if (outcome) return outcome;
  const general = stateAnswers(state, question, found);
  // One passage can't answer a question for a list of what was tried, or what didn't work.
  if (question.type === 'tried' && general.length > 0) return general;
  const direct = directReply(found.passages, state, question);
  const condition = conditionAnswers(state, question);
  if (condition && !condition.mayBeOver)
    return newestFirst(direct ? [...condition.entries, direct] : condition.entries);
  // How it was before it recovered is no answer.
  const since = condition?.entries[0]?.place ?? -1;
  const likely = likelyAnswers(state, question, found).filter(({ place }) => place > since);
  if (condition && likely.length === 0) return [];
  const decided = whoDecided(state, question);
  if (decided) return [decided];
  const replacing = replacements(state, question, { likely, passages: found.passages });
  const answers = [...general, ...likely];
  if (!direct && replacing.length === 0 && answers.length === 0) return forbidding(found.passages, question);
  if (!direct) return [...replacing, ...answers];
  return [
    ...replacing.filter(({ place }) => place > direct.place),
    direct,
    ...answers.filter((entry) => isLaterOn(entry, direct, found.passages)),
  ];
}

function newestFirst(entries: readonly Entry[]): Entry[] {
  return [...entries].sort((a, b) => b.place - a.place);
}

/** The likeliest passages. Empty if it isn't likely enough that one of them answers. */
function likelyAnswers(state: IncidentState, question: Question, { passages, model }: Found): Entry[] {
  const mayAnswer = isOnTopic(state, question);
  const candidates = candidatesFor(state, question, passages).filter(({ entry }) => mayAnswer(entry));
  const likelihoods = likelihoodsOf(
    candidates.map(({ features }) => features),
    model,
  );
  const likely = candidates
    .map(({ entry, features }, i) => ({ entry, features, likelihood: likelihoods[i] ?? 0 }))
    .sort((a, b) => b.likelihood - a.likelihood);
  const best = likely[0]?.likelihood ?? 0;
  const chosen = likely.filter(({ likelihood }) => likelihood >= best * OF_BEST_MIN).slice(0, CHOSEN_MAX);
  const sure = chosen.reduce((sum, { likelihood }) => sum + likelihood, 0);
  const least = likely[0] && isInItsWords(likely[0]) ? SURE_IN_ITS_WORDS_MIN : SURE_MIN;
  const entries = chosen.map(({ entry }) => entry);
  return sure >= least ? byEvidence(entries, question) : [];
}

/** The share of the question's words that a line after a direct reply needs to be about the same. */
const LATER_MIN = 0.55;

/** Whether an answer is newer than a direct reply, so it may change it. */
function isLaterOn({ place, line }: Entry, direct: Entry, passages: readonly Passage[]): boolean {
  if (place <= direct.place) return false;
  return passages.some(({ entry, own }) => entry.line === line && own >= LATER_MIN);
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
