const LENGTH = 3;
const LETTERS_MAX = 600;
const GAP = /[^\p{L}\p{N}]+/gu;

/** Every three neighboring letters of a text: they show compounds, endings and misspellings, in any script. */
export function lettersOf(text: string): Set<string> {
  const plain = ` ${text.slice(0, LETTERS_MAX).toLowerCase().replace(GAP, ' ').trim()} `;
  const letters = [...plain];
  return new Set(letters.slice(0, 1 - LENGTH).map((_, i) => letters.slice(i, i + LENGTH).join('')));
}
