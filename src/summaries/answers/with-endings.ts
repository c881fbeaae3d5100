import { sharedWords } from '../content-words.js';
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

/** The same person says soon after that it was otherwise. */
function corrects(later: Entry, { place, line, words }: Entry): boolean {
  if (later.place <= place || later.place - place > CORRECTED_WITHIN || later.line.who !== line.who)
    return false;
  return sharedWords(later.words, words) > 0 && cuesIn(later.text).has('correction');
}
