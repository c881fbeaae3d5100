/** Two words with so much in common are forms of one: `Zähler` and `Zählerstände`. */
const PREFIX_MIN = 5;

/** How many of the first words are in the second, as they are or as the beginning of a compound. */
export function sharedStems(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word) || hasRelative(word, others)) shared += 1;
  return shared;
}

function hasRelative(word: string, others: ReadonlySet<string>): boolean {
  if (word.length < PREFIX_MIN || word.startsWith('#')) return false;
  for (const other of others) {
    if (other.length >= PREFIX_MIN && (other.startsWith(word) || word.startsWith(other))) return true;
  }
  return false;
}
