import { cuesIn } from '../language/cues-in.js';
import type { Entry, IncidentState } from '../state/entry.js';
import type { Passage } from './rank-passages.js';

/** How far a correction may be from what it corrects. */
const CORRECTED_WITHIN = 25;

/** What the ending has of the question's words to answer it itself. */
const ABOUT = 0.3;

/** What was taken back or has a newer value is answered by the line that says so, first. */
export function withEndings(
  entries: readonly Entry[],
  { entries: all }: IncidentState,
  passages: readonly Passage[],
): Entry[] {
  const covered = new Map(passages.map((passage) => [passage.entry, passage.covered]));
  return entries.flatMap((entry) => {
    const ending = endingOf(entry, all);
    const isAbout = ending !== undefined && (covered.get(ending) ?? 0) >= ABOUT;
    return ending && (entry.fate !== 'overtaken' || isAbout) ? [ending, entry] : [entry];
  });
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
