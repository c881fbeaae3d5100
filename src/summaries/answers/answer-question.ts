import type { Claim } from '../../incidents/records/incident-summary.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { type Entry, holding, type IncidentState } from '../state/entry.js';
import { type QuestionType, questionTypeOf } from './question-type.js';
import { type Passage, rankPassages } from './rank-passages.js';
import { type Asked, tableAnswers } from './table-answers.js';

const QUOTES_MAX = 3;
/** A passage has to have this share of the question's words, and this share of the best score. */
const COVERED_MIN = 0.34;
const OF_BEST_MIN = 0.6;
const NEAREST_MAX = 3;

export interface Answer {
  claims: Claim[];
  /** When nothing answers: the lines that come closest. */
  nearest: Claim[];
}

/** Answers from the table first, then from the state, then with the passages that match best. */
export function answerQuestion(state: IncidentState, question: string, asked: Asked): Answer {
  const type = questionTypeOf(question);
  const passages = rankPassages(state, question, type);
  const fitting = passages.filter(({ covered }) => covered >= COVERED_MIN);
  const best = fitting[0]?.score ?? 0;
  const quoted = fitting.filter(({ score }) => score >= best * OF_BEST_MIN).map(({ entry }) => entry);
  const told = [...stateAnswers(state, type), ...quoted].filter(isQuotable);
  const claims = [...tableAnswers(type, asked), ...unique(told).map(quote)].slice(0, QUOTES_MAX);
  return { claims, nearest: claims.length > 0 ? [] : nearestTo(passages) };
}

/** Questions about the whole: their answers share no words with them. */
function stateAnswers(state: IncidentState, type: QuestionType): Entry[] {
  const strongest = (entries: readonly Entry[]) =>
    [...entries].sort((a, b) => Number(b.isLabeled) - Number(a.isLabeled) || b.weight - a.weight);
  if (type === 'cause') return strongest(holding(state, 'cause')).slice(0, 2);
  if (type === 'start') return holding(state, 'impact').slice(0, 1);
  return type === 'state' ? holding(state, 'recovery').slice(-1) : [];
}

function isQuotable({ kind, text }: Entry): boolean {
  return (kind !== 'question' || !/[?？]\s*$/.test(text)) && text.length > 2;
}

function unique(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.line.sk, entry])).values()];
}

function quote(entry: Entry): Claim {
  return { section: 'answer', text: quoteEntry(entry), citations: [entry.line.sk] };
}

function nearestTo(passages: readonly Passage[]): Claim[] {
  return unique(passages.map(({ entry }) => entry))
    .slice(0, NEAREST_MAX)
    .map(quote);
}
