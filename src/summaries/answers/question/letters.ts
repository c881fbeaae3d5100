const LENGTH = 3;
const LETTERS_MAX = 600;
const GAP = /[^\p{L}\p{N}]+/gu;

/** The character trigrams of a text. They match compounds, inflections and misspellings, in any script. */
export function lettersOf(text: string): Set<string> {
  const plain = ` ${text.slice(0, LETTERS_MAX).toLowerCase().replace(GAP, ' ').trim()} `;
  const letters = [...plain];
  return new Set(letters.slice(0, 1 - LENGTH).map((_, i) => letters.slice(i, i + LENGTH).join('')));
}

/** The rarity of each trigram of a question among some texts, as shares that add up to 1. */
export function rarityIn(texts: readonly string[], letters: ReadonlySet<string>): Map<string, number> {
  const counts = new Map([...letters].map((one) => [one, 0]));
  for (const text of texts)
    for (const one of lettersOf(text)) {
      const count = counts.get(one);
      if (count !== undefined) counts.set(one, count + 1);
    }
  const rarity = [...counts].map(
    ([one, count]) => [one, Math.log((1 + texts.length) / (1 + count))] as const,
  );
  const total = rarity.reduce((sum, [, weight]) => sum + weight, 0) || 1;
  return new Map(rarity.map(([one, weight]) => [one, weight / total]));
}

/** The share of a question's rarity-weighted trigrams that a text has, 0 to 1. */
export function rareShare(letters: ReadonlySet<string>, rarity: ReadonlyMap<string, number>): number {
  let share = 0;
  for (const [one, weight] of rarity) if (letters.has(one)) share += weight;
  return share;
}
