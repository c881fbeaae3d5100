import { sharedWords } from '../content-words.js';
import type { Entry, EntryKind } from '../state/entry.js';
import type { TranscriptLine } from '../transcript.js';

/** A line corroborates an entry if they share this many words, and this share of its own. */
const SAME = 0.4;
const SHARED_MIN = 2;
const OTHERS_MAX = 2;
/** People repeat what was just said, and put it in a note soon after. */
const WITHIN_LINES = 100;

/** Guesses and proposals don't support anything. */
const UNFIRM: ReadonlySet<EntryKind> = new Set(['question', 'hypothesis', 'proposal']);

/** Other lines that say the same as an entry: the note about a message, the message about an alert. */
export function corroborating(entry: Entry, entries: readonly Entry[]): TranscriptLine[] {
  const start = firstFrom(entries, entry.place - WITHIN_LINES);
  const end = firstFrom(entries, entry.place + WITHIN_LINES + 1);
  const others = entries.slice(start, end).flatMap((other) => {
    if (other.line === entry.line || !mayCorroborate(other, entry)) return [];
    const shared = sharedWords(entry.words, other.words);
    const share = shared / Math.max(1, other.words.size);
    return shared >= SHARED_MIN && share >= SAME ? [{ other, share }] : [];
  });
  others.sort((a, b) => b.share - a.share);
  return [...new Set(others.map(({ other }) => other.line))].slice(0, OTHERS_MAX);
}

/**
 * Shared words aren't enough: `Gates are back` shares them with `gates are not back`, and an older count with a newer
 * one.
 */
function mayCorroborate({ kind, fate, cues }: Entry, entry: Entry): boolean {
  if (
    UNFIRM.has(kind) ||
    cues.hasAny('hedge', 'estimate', 'proposal') ||
    (fate !== 'holds' && fate !== 'kept')
  )
    return false;
  return cues.has('negation') === entry.cues.has('negation');
}

/** The index of the first entry at or after a place, found by binary search. */
function firstFrom(entries: readonly Entry[], place: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
