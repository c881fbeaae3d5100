import { flatMapYielding } from '../flat-map-yielding.js';
import type { Entry } from './entry.js';

export type WordCounts = ReadonlyMap<string, number>;

/** How often each word occurs in the entries, weighted by an entry's votes. */
export async function countWords(
  entries: readonly Entry[],
  votesOf: (entry: Entry) => number = () => 1,
): Promise<WordCounts> {
  const counts = new Map<string, number>();
  await flatMapYielding(entries, (entry) => {
    const votes = votesOf(entry);
    for (const word of entry.words) counts.set(word, (counts.get(word) ?? 0) + votes);
    return [];
  });
  return counts;
}
