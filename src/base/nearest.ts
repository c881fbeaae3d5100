import { closest, distance } from 'fastest-levenshtein';

/** No name is longer; comparing takes time in proportion to the length. */
const MAX_LENGTH = 60;

/** The name that someone most likely meant, if one is close enough for a typo: two letters or a third may differ, one in short names. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > MAX_LENGTH || names.length === 0) return undefined;
  const swapped = names.find((name) => hasSwappedLetters(word, name));
  if (swapped !== undefined) return swapped;
  const candidate = closest(word, names);
  return distance(word, candidate) <= Math.max(candidate.length < 4 ? 1 : 2, Math.floor(candidate.length / 3))
    ? candidate
    : undefined;
}

/** `lsit` for `list`: a distance of two, as far as `edit` is, but a much likelier slip. */
function hasSwappedLetters(word: string, name: string): boolean {
  return distance(word, name) === 2 && [...word].sort().join('') === [...name].sort().join('');
}
