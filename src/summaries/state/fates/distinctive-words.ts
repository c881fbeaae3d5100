import type { WordCounts } from '../count-words.js';
import type { Entry } from '../entry.js';

/** A word in a larger share of the entries is about the whole incident, not about one theory. */
const EVERYWHERE = 0.12;
const RARE_MIN = 4;

/** Whether a word identifies one of several things. */
export type IsDistinctive = (word: string) => boolean;

/** `#4127` is a name, and so is `4.18` unless a unit follows. */
const ID =
  /#(\d{2,12})(?!\d)|(?<![\w.,:#-])(\d{1,3}(?:\.\d{1,2}){1,3})(?![\w.,:]*\d|\s?(?:%|[smhkx]|ms|sec|min|[kmgt]i?b|percent|prozent|seconds?|minutes?|sekunden|minuten|million|mio|uhr)(?!\p{L}))/giu;

const HAS_ID = /#\d|\d\.\d/;

export function distinctiveWords(counts: WordCounts, entries: readonly Entry[]): IsDistinctive {
  const most = Math.max(RARE_MIN, entries.length * EVERYWHERE);
  const ids = new Set(
    entries.flatMap(({ text }) =>
      HAS_ID.test(text) ? [...text.matchAll(ID)].map(([, id, version = '']) => id ?? version) : [],
    ),
  );
  const everywhere = new Set([...counts].filter(([, count]) => count > most).map(([word]) => word));
  return (word) => (!isNumber(word) || ids.has(word)) && !everywhere.has(word);
}

function isNumber(word: string): boolean {
  const first = word.charCodeAt(0);
  return first >= ZERO && first <= NINE;
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)];

export function distinctiveOf({ words }: Entry, isDistinctive: IsDistinctive): ReadonlySet<string> {
  const distinctive = new Set<string>();
  for (const word of words) if (isDistinctive(word)) distinctive.add(word);
  return distinctive;
}
