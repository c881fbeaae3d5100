import type { Section } from '../../incidents/records/incident-summary.js';
import { overlap } from '../content-words.js';
import type { Entry, EntryKind, IncidentState } from '../state/entry.js';

/** Where a reader looks for a kind of entry. Background isn't shown. */
const SECTION_OF: Readonly<Record<EntryKind, Section | undefined>> = {
  impact: 'impact',
  cause: 'hypothesis',
  hypothesis: 'hypothesis',
  ruledOut: 'ruled_out',
  done: 'actions',
  recovery: 'actions',
  decision: 'actions',
  progress: 'in_progress',
  next: 'next_steps',
  prohibition: 'next_steps',
  question: 'open_questions',
  context: 'what_happened',
  proposal: undefined,
};

/** The most statements of a section, and how many are wanted before any other section gets more. */
const MOST: Partial<Record<Section, number>> = {
  what_happened: 7,
  impact: 7,
  hypothesis: 8,
  ruled_out: 4,
  actions: 9,
  in_progress: 3,
  next_steps: 4,
  open_questions: 3,
};
const WANTED: Partial<Record<Section, number>> = {
  impact: 3,
  hypothesis: 3,
  ruled_out: 2,
  actions: 2,
  next_steps: 1,
  open_questions: 1,
  in_progress: 1,
};

export interface Chosen {
  entry: Entry;
  section: Section;
}

interface Contender extends Chosen {
  value: number;
  repeated: number;
}

/** Only the best are compared with each other, because comparing takes quadratic time. */
const COMPARED_MAX = 300;
/** The statement that is as likely to be shown as not, and how much better ones are preferred. */
const MIDDLE = 14;
const SHARPNESS = 1.5;
const REPETITION_PENALTY = 0.6;
/** A statement that adds less isn't worth a line. */
const VALUE_MIN = 0.02;

/** Characters for all statements: grows with the record, ever more slowly. */
function budgetFor(lines: number): number {
  const most = 350 + lines * 24;
  return Math.round(Math.min(most, 1_700 + 60 * Math.max(0, Math.log2(lines / 64))));
}

/** Chooses what to show within one budget for all sections, each section's best first. */
export function selectEntries(state: IncidentState, isOver: boolean): Chosen[] {
  const contenders = contendersIn(state, isOver);
  const chosen: Contender[] = [];
  let left = budgetFor(state.lines.filter(({ kind }) => kind !== 'bot').length);
  const take = (isAllowed: (one: Contender) => boolean) => {
    const best = bestOf(
      contenders,
      (one) => isAllowed(one) && one.entry.text.length <= left && hasRoom(one, chosen),
    );
    if (!best) return false;
    chosen.push(best);
    contenders.splice(contenders.indexOf(best), 1);
    left -= best.entry.text.length + 1;
    for (const other of contenders)
      other.repeated = Math.max(other.repeated, overlap(other.entry.words, best.entry.words));
    return true;
  };
  const isWanted = ({ section }: Contender) => countOf(chosen, section) < (WANTED[section] ?? 0);
  while (take(({ section }) => section !== 'what_happened' && countOf(chosen, section) === 0));
  while (take(isWanted));
  while (take(() => true));
  return chosen.sort((a, b) => a.entry.place - b.entry.place);
}

function contendersIn({ entries }: IncidentState, isOver: boolean): Contender[] {
  const hasCause = entries.some(({ kind, fate }) => kind === 'cause' && fate === 'holds');
  const last = entries.at(-1)?.place ?? 0;
  const shown = entries
    .filter((entry) => isShown(entry, { hasCause, isOver, last }))
    .sort((a, b) => b.weight - a.weight);
  const middle = shown[MIDDLE]?.weight ?? shown.at(-1)?.weight ?? 0;
  return shown.slice(0, COMPARED_MAX).flatMap((entry) => {
    const section = SECTION_OF[entry.kind];
    // What people labeled themselves is wanted whatever else there is.
    const value =
      1 / (1 + Math.exp(SHARPNESS * (middle - entry.weight))) +
      (entry.isLabeled ? 0.7 : 0) +
      (entry.kind === 'question' ? 0.3 : 0);
    return section === undefined ? [] : [{ entry, section, value, repeated: 0 }];
  });
}

/** Questions this far back are over once the incident is, unless someone said that no one knows. */
const RECENT = 0.5;

function isShown(
  { kind, fate, place, line }: Entry,
  { hasCause, isOver, last }: { hasCause: boolean; isOver: boolean; last: number },
): boolean {
  if (fate !== 'holds') return false;
  if (kind === 'hypothesis') return !hasCause && line.kind !== 'bot';
  if (kind === 'progress') return !isOver && place >= last * RECENT;
  if (kind === 'question') return line.kind !== 'bot' && (place >= last * RECENT || !isOver);
  if (kind === 'prohibition') return !isOver || place >= last * RECENT;
  return true;
}

function hasRoom({ section }: Contender, chosen: readonly Contender[]): boolean {
  return countOf(chosen, section) < (MOST[section] ?? 0);
}

function countOf(chosen: readonly Contender[], section: Section): number {
  return chosen.filter((one) => one.section === section).length;
}

function bestOf(
  contenders: readonly Contender[],
  isAllowed: (one: Contender) => boolean,
): Contender | undefined {
  let best: Contender | undefined;
  let most = VALUE_MIN;
  for (const contender of contenders) {
    const worth = contender.value - REPETITION_PENALTY * contender.repeated;
    const perLine = worth / (1 + contender.entry.text.length / 160);
    if (worth < VALUE_MIN || perLine <= most || !isAllowed(contender)) continue;
    best = contender;
    most = perLine;
  }
  return best;
}
