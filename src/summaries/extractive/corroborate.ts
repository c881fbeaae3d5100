import { sharedWords } from '../content-words.js';
import type { Entry } from '../state/entry.js';

/** Two statements with this share of their words in common, and this many words, say the same. */
const SAME = 0.5;
const SHARED_MIN = 3;
const OTHERS_MAX = 2;
/** People repeat what was just said, and write it into a note soon after. */
const WITHIN_LINES = 100;

/** Other lines that say what an entry says: the note about a message, the message about an alert. */
export function corroborating(entry: Entry, entries: readonly Entry[]): Entry[] {
  const start = firstFrom(entries, entry.place - WITHIN_LINES);
  const end = firstFrom(entries, entry.place + WITHIN_LINES + 1);
  const others = entries.slice(start, end).flatMap((other) => {
    if (other.line === entry.line || other.kind === 'question' || other.fate === 'withdrawn') return [];
    const shared = sharedWords(entry.words, other.words);
    const share = shared / Math.max(1, Math.min(entry.words.size, other.words.size));
    return shared >= SHARED_MIN && share >= SAME ? [{ other, share }] : [];
  });
  return others
    .sort((a, b) => b.share - a.share)
    .slice(0, OTHERS_MAX)
    .map(({ other }) => other);
}

/** The index of the first entry at a place or after it. Entries are in order, so half of them can be dismissed at a time. */
function firstFrom(entries: readonly Entry[], place: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.place ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
