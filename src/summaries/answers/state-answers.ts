import { isOfTask } from '../briefings/table-claims.js';
import { FITTED_SECTIONS, rateSections, type SectionRating } from '../extractive/rate-sections.js';
import { conceptsIn } from '../language/concepts.js';
import { cuesIn } from '../language/cues-in.js';
import { namesSelf } from '../language/names-self.js';
import { type Entry, type EntryKind, holding, type IncidentState } from '../state/entry.js';
import { outcomeAnswers } from './outcome-answers.js';
import { FIRST_PERSON } from './passages/fit-type.js';
import type { Passage } from './passages/rank-passages.js';
import { maySingleOut } from './passages/singles-out.js';
import type { Question } from './question/read-question.js';
import { hasMoneyAskedFor } from './question/units-asked-for.js';
import { changesIn } from './table/change-answers.js';

/** The share of the question's words that a statement needs to be about the same detail. */
const SPECIFIC = 0.5;

interface Found {
  passages: readonly Passage[];
  /** The incident's title. */
  title: string;
}

/**
 * Answers questions about the incident as a whole from the entries that hold, since those share no words with the
 * question.
 */
export function stateAnswers(state: IncidentState, question: Question, { passages, title }: Found): Entry[] {
  const strongest = (...kinds: EntryKind[]) =>
    holding(state, ...kinds)
      .filter(({ line }) => line.kind !== 'bot')
      .sort((a, b) => labelOf(b) - labelOf(a) || worthOf(b) - worthOf(a));
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
      // A labeled cause explains the whole incident; one that was only classified as a cause may be about a detail.
      const causes = strongest('cause').filter(({ isLabeled }) => isLabeled);
      return asksWhyAll(question, { passages, title }) ? causes.slice(0, 1) : [];
    }
    case 'affected':
      if (isGeneral) return strongest('impact').slice(0, 2);
      return byMatch(strongest('impact')).filter(isAbout).filter(maySingleOut(question)).slice(0, 1);
    case 'start':
      return holding(state, 'impact').slice(0, 1);
    case 'state':
      return outcomeAnswers(state, question) ?? holding(state, 'recovery').slice(-1);
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
    case 'responders':
      return holding(state, 'progress').filter(isOnIt).slice(-2).reverse();
    case 'progress':
      return isGeneral ? strongest('progress').slice(0, LISTED_MAX) : [];
    case 'open':
      return isGeneral ? strongest('question').slice(0, LISTED_MAX) : [];
    case 'forbidden':
      return isGeneral ? strongest('prohibition').slice(0, 2) : [];
    case 'changed':
      return isGeneral ? changesIn(state) : [];
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

/** Whether someone says what they are doing, rather than what goes on. */
function isOnIt({ line, text, cues }: Entry): boolean {
  return line.kind === 'said' && (namesSelf(text) || (cues.has('ongoing') && FIRST_PERSON.test(text)));
}

/** Ranks statements that say what they are before others: `cause: …`, then `so the root cause was …`. */
function labelOf({ kind, isLabeled, text }: Entry): number {
  return isLabeled ? 2 : Number(kind === 'cause' && NAMES_CAUSE.test(text));
}

const NAMES_CAUSE =
  /(?<!\p{L})(?:root cause|(?:the )?cause (?:was|is|then)|ursache (?:war|ist|also)|also ursache|causa (?:raíz|fue|es|entonces|foi|raiz)|la cause (?:est|était)|cause racine)(?!\p{L})|原因は/iu;

/** How much a statement matters: how likely it is to be what readers look for in its section. */
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
/** Reading the cues of every statement would take too long. */
const READ_MAX = 200;
const NO_ACTION: ReadonlySet<EntryKind> = new Set([
  'question',
  'hypothesis',
  'next',
  'proposal',
  'prohibition',
]);

/** Asks for failed attempts: `what didn't work`. */
const FAILED =
  /(?<!\p{L})(?:didn't|did not|doesn't|not|fail\w*|wrong|in vain|nicht|nichts|vergeblich|no (?:funcion|sirv)\w*|pas|não)(?!\p{L})|効かな|失敗|だめ/iu;

/** What people did, most important first, or only what didn't help. Goes by cues as well as by kind. */
function actionsIn({ entries }: IncidentState, inVain: boolean): Entry[] {
  const wasInVain = ({ kind, fate, text }: Entry) =>
    kind === 'ruledOut' || fate === 'withdrawn' || cuesIn(text).hasAny('failure', 'ruledOut');
  const isDone = ({ kind, fate, text }: Entry) =>
    fate !== 'withdrawn' && (kind === 'done' || kind === 'decision' || cuesIn(text).has('done'));
  return entries
    .filter(({ line, kind }) => line.kind !== 'bot' && !NO_ACTION.has(kind))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, READ_MAX)
    .filter((entry) =>
      inVain ? wasInVain(entry) && cuesIn(entry.text).hasAny('done', 'ruledOut') : isDone(entry),
    );
}

/** Kinds that may answer a question without sharing a word with it. */
const SOUGHT: Partial<Record<Question['type'], readonly EntryKind[]>> = {
  cause: ['cause'],
  why: ['cause'],
  blame: ['ruledOut', 'cause'],
  affected: ['impact'],
  tasks: ['next'],
};
const SOUGHT_MAX = 5;

/**
 * The entries that hold of the kinds a question asks for, most important first. If it asks for money, the newest
 * amounts.
 */
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

/**
 * From this share of the words, a "why" question is about the incident as a whole, or a passage explains it directly.
 */
const EXPLAINED = 0.6;

function asksWhyAll({ wanted }: Question, { passages, title }: Found): boolean {
  if (passages.some(({ fit, own }) => fit > 1 && own >= EXPLAINED)) return false;
  const words = conceptsIn(title);
  const sum = (some: Question['wanted']) => some.reduce((all, { weight }) => all + weight, 0);
  const inTitle = wanted.filter(({ forms }) => [...forms.keys()].some((form) => words.has(form)));
  if (sum(inTitle) >= sum(wanted) * EXPLAINED) return true;
  return passages.some(({ entry, covered }) => covered >= EXPLAINED && entry.kind === 'impact');
}
