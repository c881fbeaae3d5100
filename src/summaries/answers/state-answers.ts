import { isOfTask } from '../briefings/table-claims.js';
import { FITTED_SECTIONS, rateSections, type SectionRating } from '../extractive/rate-sections.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../state/entry.js';
import type { Passage } from './rank-passages.js';
import type { Question } from './read-question.js';
import { hasMoneyAskedFor } from './units-asked-for.js';

/** Words beyond the question's own kind make it about one thing rather than the incident. */
const SPECIFIC = 0.5;

interface Found {
  passages: readonly Passage[];
  /** Of the incident. */
  title: string;
}

/** Questions about the whole are answered by what holds: their answers share no words with them. */
export function stateAnswers(state: IncidentState, question: Question, { passages, title }: Found): Entry[] {
  const strongest = (...kinds: EntryKind[]) =>
    holding(state, ...kinds)
      .filter(({ line }) => line.kind !== 'bot')
      .sort((a, b) => Number(b.isLabeled) - Number(a.isLabeled) || worthOf(b) - worthOf(a));
  const isGeneral = !question.wanted.some(({ kinds }) => kinds.length === 0);
  const about = new Map(passages.map(({ entry, covered }) => [entry, covered]));
  const isAbout = (entry: Entry) =>
    passages.some((one) => one.entry === entry && one.isNamed && one.own >= SPECIFIC);
  const byMatch = (entries: readonly Entry[]) =>
    [...entries].sort((a, b) => (about.get(b) ?? 0) - (about.get(a) ?? 0));
  switch (question.type) {
    case 'cause': {
      if (!isGeneral) return [];
      const causes = strongest('cause');
      const found =
        causes.length > 0
          ? causes
          : strongest('hypothesis').filter(({ text }) => !cuesIn(text).has('unknown'));
      return found.slice(0, 2);
    }
    case 'why': {
      // What someone named as the cause explains all of it; one that was only read as a cause may be about a detail.
      const causes = strongest('cause').filter(({ isLabeled }) => isLabeled);
      return asksWhyAll(question, { passages, title }) ? causes.slice(0, 1) : [];
    }
    case 'affected':
      if (isGeneral) return strongest('impact').slice(0, 2);
      return byMatch(strongest('impact')).filter(isAbout).slice(0, 1);
    case 'start':
      return holding(state, 'impact').slice(0, 1);
    case 'state':
      return holding(state, 'recovery').slice(-1);
    case 'tasks':
      // The table has the tasks themselves.
      return isGeneral
        ? strongest('next')
            .filter(({ line }) => !isOfTask(line.type))
            .slice(0, 3)
        : [];
    case 'tried':
      return isGeneral ? actionsIn(state, FAILED.test(question.text)).slice(0, LISTED_MAX) : [];
    case 'decided':
      return isGeneral ? strongest('decision').slice(0, 3) : [];
    case 'ruledOut':
      return isGeneral ? strongest('ruledOut').slice(0, LISTED_MAX) : [];
    case 'progress':
      return isGeneral ? strongest('progress').slice(0, LISTED_MAX) : [];
    case 'open':
      return isGeneral ? strongest('question').slice(0, LISTED_MAX) : [];
    case 'forbidden':
      return isGeneral ? strongest('prohibition').slice(0, 2) : [];
    case 'happened':
      if (!isGeneral) return [];
      return [
        ...strongest('cause').slice(0, 1),
        ...strongest('impact').slice(0, 1),
        ...holding(state, 'recovery', 'done').slice(-1),
      ];
    default:
      return [];
  }
}

/** How much a statement matters: where readers look for its kind, how likely it is what they look for. */
function worthOf(entry: Entry): number {
  const section = SECTION_OF[entry.kind];
  return section ? rateSections(entry, FITTED_SECTIONS)[section] : entry.weight;
}

const SECTION_OF: Partial<Record<EntryKind, keyof SectionRating>> = {
  cause: 'hypothesis',
  impact: 'impact',
  ruledOut: 'ruled_out',
};

const LISTED_MAX = 5;
/** Reading the phrases of every statement would take too long. */
const READ_MAX = 200;
const NO_ACTION: ReadonlySet<EntryKind> = new Set([
  'question',
  'hypothesis',
  'next',
  'proposal',
  'prohibition',
]);

/** `what didn't work` */
const FAILED =
  /(?<!\p{L})(?:didn't|did not|doesn't|not|fail\w*|wrong|in vain|nicht|nichts|vergeblich|no (?:funcion|sirv)\w*|pas|não)(?!\p{L})|効かな|失敗|だめ/iu;

/** What people did, the most important first, whatever else the statement says; or only what didn't help. */
function actionsIn({ entries }: IncidentState, inVain: boolean): Entry[] {
  const isVain = ({ kind, fate, text }: Entry) =>
    kind === 'ruledOut' || fate === 'withdrawn' || cuesIn(text).hasAny('failure', 'ruledOut');
  const isDone = ({ kind, fate, text }: Entry) =>
    fate !== 'withdrawn' && (kind === 'done' || kind === 'decision' || cuesIn(text).has('done'));
  return entries
    .filter(({ line, kind }) => line.kind !== 'bot' && !NO_ACTION.has(kind))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, READ_MAX)
    .filter((entry) =>
      inVain ? isVain(entry) && cuesIn(entry.text).hasAny('done', 'ruledOut') : isDone(entry),
    );
}

/** What may answer a question without sharing a word with it. */
const SOUGHT: Partial<Record<Question['type'], readonly EntryKind[]>> = {
  cause: ['cause'],
  why: ['cause'],
  blame: ['ruledOut', 'cause'],
  affected: ['impact'],
  tasks: ['next'],
};
const SOUGHT_MAX = 5;

/** What holds of the kinds that a question asks for, the most important first. */
export function stateCandidates(state: IncidentState, { type, text }: Question): Entry[] {
  if (type === 'amount') {
    const amounts = state.entries.filter(
      (one) => one.fate !== 'withdrawn' && hasMoneyAskedFor(one.text, text),
    );
    return amounts.slice(-SOUGHT_MAX).reverse();
  }
  const kinds = SOUGHT[type] ?? [];
  const found = holding(state, ...kinds).filter(({ line }) => line.kind !== 'bot');
  return found
    .sort((a, b) => Number(b.isLabeled) - Number(a.isLabeled) || b.weight - a.weight)
    .slice(0, SOUGHT_MAX);
}

/** Asks why what the incident is about happens, and no one says so in these words. */
const EXPLAINED = 0.6;

function asksWhyAll({ wanted }: Question, { passages, title }: Found): boolean {
  if (passages.some(({ fit, own }) => fit > 1 && own >= EXPLAINED)) return false;
  const words = conceptsIn(title);
  const sum = (some: Question['wanted']) => some.reduce((all, { weight }) => all + weight, 0);
  const inTitle = wanted.filter(({ forms }) => [...forms.keys()].some((form) => words.has(form)));
  if (sum(inTitle) >= sum(wanted) * EXPLAINED) return true;
  return passages.some(({ entry, covered }) => covered >= EXPLAINED && entry.kind === 'impact');
}
