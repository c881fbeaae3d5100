import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { Passage } from './rank-passages.js';
import type { Question } from './read-question.js';

/** How far a correction may be from what it corrects. */
const CORRECTED_WITHIN = 25;

/** What the ending has of the question's words to answer it itself. */
const ABOUT = 0.3;

/** A number may be put right several times. */
const ENDINGS_MAX = 5;
/** Whose answers are numbers: what a newer one counts needs no other word of the question. */
const NUMBERS: ReadonlySet<Question['type']> = new Set(['amount', 'affected']);

/** What was taken back or has a newer value is answered by the line that says so, first. */
export function withEndings(
  entries: readonly Entry[],
  { entries: all }: IncidentState,
  { passages, type }: { passages: readonly Passage[]; type: Question['type'] },
): Entry[] {
  const covered = new Map(passages.map((passage) => [passage.entry, passage.covered]));
  return entries.flatMap((entry) => {
    const ending = lastEndingOf(entry, all);
    const isAbout = (ending && (covered.get(ending) ?? 0) >= ABOUT) || NUMBERS.has(type);
    return ending && (entry.fate !== 'overtaken' || isAbout) ? [ending, entry] : [entry];
  });
}

/** What ended a statement may have been ended as well. */
function lastEndingOf(entry: Entry, all: readonly Entry[]): Entry | undefined {
  let last = endingOf(entry, all);
  for (let i = 1; i < ENDINGS_MAX && last?.fate === 'overtaken'; i++) {
    const next = endingOf(last, all);
    if (!next || next.place <= last.place) return last;
    last = next;
  }
  return last;
}

function endingOf(entry: Entry, all: readonly Entry[]): Entry | undefined {
  if (entry.fate !== 'withdrawn' && entry.fate !== 'overtaken')
    return all.find((later) => corrects(later, entry));
  return all.find(({ line, kind }) => line === entry.endedBy && kind !== 'question');
}

/** Someone says soon after that it was otherwise: the same person, in the same thread, or with another number. */
function corrects(later: Entry, { place, line, words, text }: Entry): boolean {
  if (later.place <= place || later.place - place > CORRECTED_WITHIN) return false;
  if (![...words].some((word) => !/^\d/.test(word) && later.words.has(word))) return false;
  const isTold =
    later.line.who === line.who || (later.line.thread ?? later.line.at) === (line.thread ?? line.at);
  return (isTold || (/\d/.test(text) && /\d/.test(later.text))) && cuesIn(later.text).has('correction');
}

/** A newer number answers what the older one does, in whatever words; nothing else is added. */
export function withNewest(
  passages: readonly Passage[],
  { entries }: IncidentState,
  type: Question['type'],
): Passage[] {
  if (!NUMBERS.has(type)) return [...passages];
  const newest = new Map<Entry, Passage>();
  for (const passage of passages.filter(({ entry }) => entry.fate === 'overtaken')) {
    const ending = lastEndingOf(passage.entry, entries);
    if (ending && !newest.has(ending)) newest.set(ending, { ...passage, entry: ending });
  }
  const better = (one: Passage) => {
    const inherited = newest.get(one.entry);
    return inherited && inherited.score > one.score ? inherited : one;
  };
  const known = new Set(passages.map(({ entry }) => entry));
  const added = [...newest].flatMap(([entry, passage]) => (known.has(entry) ? [] : [passage]));
  return [...passages.map(better), ...added];
}
