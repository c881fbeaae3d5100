import { formatUtc } from '../../base/timestamp.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import { quoteEntry } from '../extractive/quote-entry.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { Asked } from './asked.js';
import { findAnswers } from './find-answers.js';
import { isQuotable } from './is-quotable.js';
import { rankPassages } from './passages/rank-passages.js';
import { withEndings } from './passages/with-endings.js';
import { type Question, readQuestion } from './question/read-question.js';
import { stateAnswers, stateCandidates } from './state-answers.js';
import { announcedAnswers } from './table/announced-answers.js';
import { roleAnswers } from './table/role-answers.js';
import { tableAnswers } from './table/table-answers.js';

const QUOTES_MAX = 3;
/** Questions that ask for a list. */
const LISTS: ReadonlySet<Question['type']> = new Set([
  'tasks',
  'tried',
  'decided',
  'happened',
  'ruledOut',
  'progress',
  'open',
  'tasksDone',
  'overdue',
  'updates',
  'redacted',
]);
const LISTED_MAX = 5;
/** Questions that the table answers completely. */
const FROM_TABLE: ReadonlySet<Question['type']> = new Set([
  'commander',
  'declarer',
  'severityChange',
  'duration',
  'state',
  'start',
  'acknowledged',
  'mitigated',
  'closed',
  'responders',
  'tasks',
  'tasksDone',
  'overdue',
  'updates',
  'redacted',
]);
const NEAREST_MAX = 3;

/**
 * Answers from the table first, then from the state or the best-matching passages. If none answers, returns the nearest
 * lines.
 */
export async function answerQuestion(state: IncidentState, text: string, asked: Asked): Promise<Claim[]> {
  const question = await readQuestion(text, state);
  const passages = await rankPassages(state, question);
  const special = [...roleAnswers(question.text, asked), ...announcedAnswers(question.text, asked)];
  const table =
    special.length > 0 ? special : tableAnswers(question.type, { ...asked, question: question.text });
  const source = { passages, title: asked.record.incident.title, model: asked.model };
  const found =
    (special.length > 0 || FROM_TABLE.has(question.type)) && table.length > 0
      ? stateAnswers(state, question, source)
      : findAnswers(state, question, source);
  const cited = new Set(table.flatMap(({ citations }) => citations));
  // The answer from the table already includes a change's note.
  const stated = withEndings(found, state, { passages, type: question.type }).filter(
    (entry) => isQuotable(entry, question) && !cited.has(entry.line.sk),
  );
  const claims = [...table, ...unique(stated).map((entry) => quote(withRest(entry, state), question))];
  return claims.length > 0
    ? claims.slice(0, LISTS.has(question.type) ? LISTED_MAX : QUOTES_MAX)
    : nearest(passages.length > 0 ? passages.map(({ entry }) => entry) : stateCandidates(state, question));
}

/** `Found it!` means nothing without the next statement. */
const ALONE_MIN = 4;

function withRest(entry: Entry, { entries }: IncidentState): Entry {
  if (entry.words.size >= ALONE_MIN || entry.asked) return entry;
  const next = entries.find(({ line }, i) => line === entry.line && entries[i - 1] === entry);
  return next ? { ...entry, text: `${entry.text} ${next.text}` } : entry;
}

function unique(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.line.sk, entry])).values()];
}

const CLOCK = /\d{1,2}:\d{2}/;

/** Asks for a person. */
const ASKS_WHO = /^\W{0,3}(?:who|wer|qui[eé]n|qui|quem)(?!\p{L})|誰/iu;

function quote(entry: Entry, { type, text: question }: Question): Claim {
  const text = quoteEntry(entry);
  const { who, sk, at } = entry.line;
  const named =
    (type === 'who' || type === 'responders' || ASKS_WHO.test(question)) && !text.includes(who)
      ? `${who}: “${text}”`
      : text;
  // A "when" question needs a time. If the quote has none, the time of its line is the answer.
  const timed = type === 'when' && !CLOCK.test(named) ? `${named} (said at ${formatUtc(at)} UTC)` : named;
  return { section: 'answer', text: timed, citations: [sk] };
}

/** The lines that come closest: those that share words with the question, or else those of the wanted kind. */
function nearest(entries: readonly Entry[]): Claim[] {
  return unique(entries)
    .slice(0, NEAREST_MAX)
    .map((entry) => ({ section: 'nearest', text: quoteEntry(entry), citations: [entry.line.sk] }));
}
