/** Two words with so much in common are forms of one: `Zähler` and `Zählerstände`. */
export const PREFIX_MIN = 5;

/** How many words occur in the others, either whole or as the start of a compound. */
export function sharedStems(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word) || hasRelative(word, others)) shared += 1;
  return shared;
}

function hasRelative(word: string, others: ReadonlySet<string>): boolean {
  if (!mayHaveRelatives(word)) return false;
  for (const other of others) if (beginAlike(word, other)) return true;
  return false;
}

/** Whether one of two words is the beginning of the other. */
export function isRelative(word: string, other: string): boolean {
  return mayHaveRelatives(word) && beginAlike(word, other);
}

/** Concepts are compared whole. */
function mayHaveRelatives(word: string): boolean {
  return word.length >= PREFIX_MIN && !word.startsWith('#');
}

function beginAlike(word: string, other: string): boolean {
  return other.length >= PREFIX_MIN && (other.startsWith(word) || word.startsWith(other));
}
