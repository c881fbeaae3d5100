import MiniSearch from 'minisearch';
import { flatMapYielding } from '../../flat-map-yielding.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { peopleIn } from '../../state/reading/people-in.js';
import type { Question } from '../question/read-question.js';
import { fitOf } from './fit-type.js';
import { WordMatcher } from './match-words.js';

export interface Passage {
  entry: Entry;
  score: number;
  /** The share of the question's words found in the passage or its context. */
  covered: number;
  /** The share found in the passage itself. */
  own: number;
  fit: number;
  /** Whether it has the question's last word, which usually says what is asked about the subject. */
  hasPredicate: boolean;
  /** Whether it has a word of the question, rather than only being of the right kind. */
  isNamed: boolean;
  /** For a reply, the share of the question's words found in the question it replies to. */
  repliesTo?: number;
}

/** Only the best matches are compared in detail. */
const COMPARED_MAX = 200;
/** The weight of BM25 among passages that match equally well. */
const BM25 = 0.3;

/** The passages that match a question, best first. */
export async function rankPassages(state: IncidentState, question: Question): Promise<Passage[]> {
  const matcher = await WordMatcher.for(state, question.wanted);
  const people = peopleIn(state);
  const matched = await flatMapYielding(state.entries, (entry) => {
    const match = matcher.match(entry);
    return match.covered > 0 ? [{ entry, ...match }] : [];
  });
  const least = leastOf(matched);
  const matching = matched
    .filter(({ covered }) => covered >= least)
    .sort((a, b) => b.covered - a.covered)
    .slice(0, COMPARED_MAX);
  const relevance = relevanceOf(matching, question);
  const predicate = question.wanted.at(-1);
  const answersPredicate = (entry: Entry) => !predicate || matcher.has(entry, predicate);
  return matching
    .map(({ entry, covered, own, isNamed }) => {
      const fit = fitOf(entry, question, people);
      const place = recencyOf(entry, question, state);
      const score =
        (covered * 0.7 + own * 0.3) * fit * place * truthOf(entry) * (1 - BM25 + BM25 * relevance(entry));
      return { entry, covered, own, fit, score, isNamed, hasPredicate: answersPredicate(entry) };
    })
    .sort((a, b) => b.score - a.score);
}

const STEPS = 50;

/** The coverage that the best passages reach, found by counting, because sorting all of them would take too long. */
function leastOf(matched: readonly { covered: number }[]): number {
  const counts = Array.from({ length: STEPS + 1 }, () => 0);
  for (const { covered } of matched) {
    const step = Math.floor(covered * STEPS);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  let step = STEPS;
  for (let count = counts[step] ?? 0; step > 0 && count < COMPARED_MAX; count += counts[step] ?? 0) step -= 1;
  return step / STEPS;
}

/** Favors newer lines: slightly for amounts, strongly for questions about now. */
function recencyOf({ place }: Entry, { isNow, type }: Question, { lines }: IncidentState): number {
  const progress = place / Math.max(1, lines.length);
  if (isNow) return 0.4 + 0.8 * progress;
  return type === 'amount' ? 0.9 + 0.2 * progress : 1;
}

/** BM25, 0 to 1: shorter statements with rarer words are more relevant. */
function relevanceOf(matching: readonly { entry: Entry }[], { wanted }: Question): (entry: Entry) => number {
  const index = new MiniSearch<{ id: number; words: string }>({
    fields: ['words'],
    tokenize: (words) => words.split(' '),
    processTerm: (term) => term,
  });
  index.addAll(matching.map(({ entry }, id) => ({ id, words: [...entry.words].join(' ') })));
  const weights = new Map(wanted.flatMap(({ forms }) => [...forms]));
  const found = index.search([...weights.keys()].join(' '), { boostTerm: (term) => weights.get(term) ?? 1 });
  const most = found[0]?.score ?? 1;
  const scores = new Map(found.map(({ id, score }) => [matching[Number(id)]?.entry, score / most]));
  return (entry) => scores.get(entry) ?? 0;
}

function truthOf({ fate }: Entry): number {
  return fate === 'withdrawn' ? 0.6 : fate === 'overtaken' ? 0.8 : 1;
}
