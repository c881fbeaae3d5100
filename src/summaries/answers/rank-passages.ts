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
  const wanted = conceptsIn(question.replace(GENERIC, ' '));
  if (wanted.size === 0) return [];
  const byTime = new Map(state.lines.map((line) => [line.at, line]));
  const index = new MiniSearch<Indexed>({
    fields: ['text', 'who', 'asked'],
    tokenize: (text) => [...conceptsIn(text)],
    processTerm: (term) => term,
  });
  const counts = new Map<string, number>();
  for (const { words } of state.entries)
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  index.addAll(state.entries.map((entry, id) => indexed(entry, id, byTime)));
  const weightOf = (word: string) => (counts.has(word) ? rarity(counts.get(word) ?? 0, state) : 1);
  return index
    .search(question.replace(GENERIC, ' '), { boost: { text: 2, asked: 1, who: 0.5 } })
    .flatMap(({ id, score, queryTerms }) => {
      const entry = state.entries[Number(id)];
      if (!entry) return [];
      const covered = shareOf(queryTerms, wanted, weightOf);
      return [{ entry, covered, score: score * covered * fitOf(entry, type) }];
    })
    .sort((a, b) => b.score - a.score);
}

/** A word that no one said counts in full, and one that everyone uses hardly. */
const COMMON = 0.4;

function rarity(count: number, { entries }: IncidentState): number {
  const share = Math.log2(1 + count) / Math.log2(2 + entries.length);
  return COMMON + (1 - COMMON) * (1 - share);
}

function shareOf(
  found: readonly string[],
  wanted: ReadonlySet<string>,
  weightOf: (word: string) => number,
): number {
  const sum = (words: Iterable<string>) => [...words].reduce((all, word) => all + weightOf(word), 0);
  return sum(new Set(found)) / sum(wanted);
}

function indexed({ text, line }: Entry, id: number, byTime: ReadonlyMap<string, { text: string }>): Indexed {
  const asked =
    line.thread === undefined || line.thread === line.at ? '' : (byTime.get(line.thread)?.text ?? '');
  return { id, text, who: line.who, asked };
}

/** Says nothing about what is asked for. */
const GENERIC =
  /\b(?:say|says|said|tell|told|anyone|anybody|someone|somebody|happen(?:s|ed)?|jemand|gesagt|sagt|passiert|alguien|dijo|quelqu'un|dit|alguém|disse)\b/giu;

const CLOCK = /\d{1,2}:\d{2}/;

/** How well a passage fits the type of question. Questions answer nothing, and what was taken back answers little. */
function fitOf({ kind, fate, text, line, isLabeled }: Entry, type: QuestionType): number {
  if (kind === 'question' && !cuesIn(text).has('unknown')) return 0.1;
  const truth = fate === 'withdrawn' ? 0.3 : fate === 'overtaken' ? 0.6 : 1;
  const source = line.kind === 'bot' ? 0.4 : line.kind === 'note' || line.isKey || isLabeled ? 1.25 : 1;
  // Who wrote the note of a change isn't who did it.
  const deed = type === 'who' && line.kind === 'change' ? 0.5 : 1;
  return truth * source * deed * FITS[type]({ kind, text });
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
  affected: whenKind('impact'),
  who: whenKind('next', 'decision', 'done', 'progress'),
  when: whenHas(CLOCK),
  amount: whenHas(/\d/),
  yesNo: ({ kind }) => (['progress', 'next', 'hypothesis'].includes(kind) ? 0.4 : 1),
  other: anyKind,
};
