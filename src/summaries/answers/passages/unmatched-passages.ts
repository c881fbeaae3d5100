import type { Entry } from '../../state/entry.js';
import type { Passage } from './rank-passages.js';
import type { Surroundings } from './surroundings.js';

const NOTHING_MATCHED = { score: 0, covered: 0, own: 0, fit: 1, hasPredicate: false, isNamed: false };

/** Passages for entries that hold and are of the wanted kind, but share no word with the question. */
export function unmatched(entries: readonly Entry[], passages: readonly Passage[]): Passage[] {
  const matched = new Set(passages.map(({ entry }) => entry));
  return entries.filter((entry) => !matched.has(entry)).map((entry) => ({ entry, ...NOTHING_MATCHED }));
}

/** How many of the best passages are followed. */
const FOLLOWED_MAX = 8;

/** Statements right after the best passages may answer without a word of the question. */
export function followingOf(passages: readonly Passage[], surroundings: Surroundings): Passage[] {
  const best = [...passages].sort((a, b) => b.own - a.own).slice(0, FOLLOWED_MAX);
  const next = new Set(best.flatMap(({ entry }) => surroundings.following(entry)));
  return unmatched([...next], passages);
}
