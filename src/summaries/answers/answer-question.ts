import type { Claim } from '../../incidents/records/incident-summary.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { languageOf } from '../language/language-of.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../state/entry.js';
import { type QuestionType, questionTypeOf } from './question-type.js';
import { type Passage, rankPassages } from './rank-passages.js';
import { repliesTo } from './replies-to.js';
import { type Asked, tableAnswers } from './table-answers.js';

const QUOTES_MAX = 3;
/** A passage has to have this share of the question's words, and this share of the best score. */
const COVERED_MIN = 0.34;
const COVERED_UNKNOWN_MIN = 0.45;
const OF_BEST_MIN = 0.5;
const NEAREST_MAX = 3;

/** Answers from the table first, then from the state, then with the passages that match best; else the nearest lines. */
export function answerQuestion(state: IncidentState, question: string, asked: Asked): Claim[] {
  const type = questionTypeOf(question);
  const passages = rankPassages(state, question, type);
  const least = leastFor(question, state);
  const fitting = namesUnknown(question, state) ? [] : passages.filter(({ covered }) => covered >= least);
  const best = fitting[0]?.score ?? 0;
  const matching = fitting.filter(({ score }) => score >= best * OF_BEST_MIN).map(({ entry }) => entry);
  const found = [...repliesTo(fitting, state), ...stateAnswers(state, type), ...matching];
  const told = withEndings(found, state).filter((entry) => isQuotable(entry, type, question));
  const claims = [...tableAnswers(type, asked), ...unique(told).map((entry) => quote(entry, type))];
  return claims.length > 0 ? claims.slice(0, QUOTES_MAX) : nearestTo(passages);
}

/** A question with a word that no one said is about something else, unless the rest fits well. */
function leastFor(question: string, { entries, lines }: IncidentState): number {
  const said = new Set([
    ...entries.flatMap(({ words }) => [...words]),
    ...conceptsIn(lines.map(({ who }) => who).join(' ')),
  ]);
  const isKnown = [...conceptsIn(question)].every((word) => said.has(word));
  return isKnown ? COVERED_MIN : COVERED_UNKNOWN_MIN;
}

/** Questions about the whole: their answers share no words with them. */
function stateAnswers(state: IncidentState, type: QuestionType): Entry[] {
  const strongest = (...kinds: EntryKind[]) =>
    holding(state, ...kinds).sort((a, b) => Number(b.isLabeled) - Number(a.isLabeled) || b.weight - a.weight);
  if (type === 'cause') {
    const causes = strongest('cause');
    return (
      causes.length > 0 ? causes : strongest('hypothesis').filter(({ text }) => !cuesIn(text).has('unknown'))
    ).slice(0, 2);
  }
  if (type === 'affected') return strongest('impact').slice(0, 1);
  if (type === 'start') return holding(state, 'impact').slice(0, 1);
  return type === 'state' ? holding(state, 'recovery').slice(-1) : [];
}

/** What was taken back or has a newer value is answered by the line that says so. */
function withEndings(entries: readonly Entry[], { entries: all }: IncidentState): Entry[] {
  const [first] = entries;
  if (!first || (first.fate !== 'withdrawn' && first.fate !== 'overtaken')) return [...entries];
  const endings = all.filter(({ line, kind }) => line === first.endedBy && kind !== 'question');
  return [...endings.slice(0, 1), ...entries];
}

const UNFINISHED: ReadonlySet<EntryKind> = new Set(['progress', 'next', 'proposal', 'hypothesis']);
const ABOUT_FUTURE = /\b(?:will|going to|plan\w*|should|can|werden|wird|soll\w*|kann|va a|van a|va-t|vai)\b/i;

/** Whether something was done isn't answered by someone wanting it. */
function isQuotable({ kind, text }: Entry, type: QuestionType, question: string): boolean {
  if (type === 'yesNo' && UNFINISHED.has(kind) && !ABOUT_FUTURE.test(question)) return false;
  return (kind !== 'question' || !/[?？]\s*$/.test(text)) && text.length > 2;
}

const NAME = /(?<=\S\s)\p{Lu}[\p{L}\p{N}]+/gu;

/** Asks about someone or something by a name that isn't on the record. */
function namesUnknown(question: string, { lines }: IncidentState): boolean {
  const names = languageOf(question) === 'de' ? [] : (question.match(NAME) ?? []);
  if (names.length === 0) return false;
  const said = conceptsIn(lines.map(({ who, text }) => `${who} ${text}`).join('\n'));
  return names.some((name) => {
    const words = [...conceptsIn(name)];
    return words.length > 0 && !words.some((word) => said.has(word));
  });
}

function unique(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.line.sk, entry])).values()];
}

function quote(entry: Entry, type: QuestionType): Claim {
  const text = quoteEntry(entry);
  const named = type === 'who' && !text.includes(entry.line.who) ? `${entry.line.who}: “${text}”` : text;
  return { section: 'answer', text: named, citations: [entry.line.sk] };
}

function nearestTo(passages: readonly Passage[]): Claim[] {
  return unique(passages.map(({ entry }) => entry))
    .slice(0, NEAREST_MAX)
    .map((entry) => ({ section: 'nearest', text: quoteEntry(entry), citations: [entry.line.sk] }));
}
