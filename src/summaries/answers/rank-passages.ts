import MiniSearch from 'minisearch';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { QuestionType } from './question-type.js';

export interface Passage {
  entry: Entry;
  score: number;
  /** The share of the question's words that the passage, with its thread, has. */
  covered: number;
}

interface Indexed {
  id: number;
  text: string;
  who: string;
  asked: string;
}

/** Passages by BM25, best first: what they say, who said it, and what the message they reply to says. */
export function rankPassages(state: IncidentState, question: string, type: QuestionType): Passage[] {
  const wanted = conceptsIn(question);
  if (wanted.size === 0) return [];
  const byTime = new Map(state.lines.map((line) => [line.at, line]));
  const index = new MiniSearch<Indexed>({
    fields: ['text', 'who', 'asked'],
    tokenize: (text) => [...conceptsIn(text)],
    processTerm: (term) => term,
  });
  index.addAll(state.entries.map((entry, id) => indexed(entry, id, byTime)));
  return index
    .search(question, { boost: { text: 2, asked: 1, who: 0.5 } })
    .flatMap(({ id, score, queryTerms }) => {
      const entry = state.entries[Number(id)];
      if (!entry) return [];
      const covered = queryTerms.length / wanted.size;
      return [{ entry, covered, score: score * covered * fitOf(entry, type) }];
    })
    .sort((a, b) => b.score - a.score);
}

function indexed({ text, line }: Entry, id: number, byTime: ReadonlyMap<string, { text: string }>): Indexed {
  const asked =
    line.thread === undefined || line.thread === line.at ? '' : (byTime.get(line.thread)?.text ?? '');
  return { id, text, who: line.who, asked };
}

const CLOCK = /\d{1,2}:\d{2}/;

/** How well a passage fits the type of question. Questions answer nothing, and what was taken back answers little. */
function fitOf({ kind, fate, text, line, isLabeled }: Entry, type: QuestionType): number {
  if (kind === 'question' && !cuesIn(text).has('unknown')) return 0.1;
  const truth = fate === 'withdrawn' ? 0.3 : fate === 'overtaken' ? 0.6 : 1;
  const source = line.kind === 'bot' ? 0.4 : line.kind === 'note' || line.isKey || isLabeled ? 1.25 : 1;
  return truth * source * FITS[type]({ kind, text });
}

type Fit = (entry: { kind: Entry['kind']; text: string }) => number;

const whenHas =
  (pattern: RegExp): Fit =>
  ({ text }) =>
    pattern.test(text) ? 1.5 : 0.8;
const whenKind =
  (...kinds: Entry['kind'][]): Fit =>
  ({ kind }) =>
    kinds.includes(kind) ? 1.5 : 0.9;
const anyKind: Fit = () => 1;

const FITS: Readonly<Record<QuestionType, Fit>> = {
  commander: anyKind,
  state: whenKind('recovery', 'done'),
  start: whenKind('impact'),
  duration: whenHas(/\d/),
  tasks: whenKind('next'),
  service: whenKind('impact'),
  cause: whenKind('cause'),
  who: whenKind('next', 'decision', 'done', 'progress'),
  when: whenHas(CLOCK),
  amount: whenHas(/\d/),
  yesNo: ({ kind }) => (['progress', 'next', 'hypothesis'].includes(kind) ? 0.4 : 1),
  other: anyKind,
};
