import { closest, distance } from 'fastest-levenshtein';

/** No name is longer; comparing takes time in proportion to the length. */
const MAX_LENGTH = 60;

const SHORT = 4;

/**
 * The name that someone most likely meant, if one is close enough for a typo: two letters or a third may differ, and one
 * in names of up to four letters, where two leave too little in common: `done` is no misspelling of `note`.
 */
export function nearest(word: string, all: readonly string[]): string | undefined {
  // `unresolved` is the opposite of `resolved`.
  const names = all.filter((name) => name.startsWith('un') === word.startsWith('un'));
  if (word.length > MAX_LENGTH || names.length === 0) return undefined;
  const likelier =
    names.find((name) => hasSwappedLetters(word, name)) ??
    names.find((name) => hasRepeatedLetter(word, name));
  if (likelier !== undefined) return likelier;
  const candidate = closest(word, names);
  const most = candidate.length <= SHORT ? 1 : Math.max(2, Math.floor(candidate.length / 3));
  return distance(word, candidate) <= most ? candidate : undefined;
}

/** `lsit` for `list`: a distance of two, as far as `edit` is, but a much likelier slip. */
function hasSwappedLetters(word: string, name: string): boolean {
  return distance(word, name) === 2 && hasSameLetters(word, name);
}

export function hasSameLetters(a: string, b: string): boolean {
  return [...a].sort().join('') === [...b].sort().join('');
}

/** `statts` for `stats`, as far from `status`: a key held too long is likelier than a letter in another's place. */
function hasRepeatedLetter(word: string, name: string): boolean {
  const once = (text: string) => [...text].filter((letter, i, all) => letter !== all[i - 1]).join('');
  return word.length > name.length && once(word) === once(name);
}

/** Whether a word is a name with one letter left out, or two neighbors swapped: `nxt` and `enxt` for `next`. */
export function isSlipOf(word: string, name: string): boolean {
  if (word.length === name.length - 1) return distance(word, name) === 1;
  if (word.length !== name.length) return false;
  const at = [...word].findIndex((letter, i) => letter !== name[i]);
  if (at < 0) return false;
  return word === `${name.slice(0, at)}${name[at + 1] ?? ''}${name[at] ?? ''}${name.slice(at + 2)}`;
}
