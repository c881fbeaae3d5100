/** Longer than any note or update; further words hardly change the share. */
const WORDS_MAX = 400;

/** The share of a proposed text's words that someone changed, 0 to 1: removed and added ones. */
export function shareEdited(proposed: string, final: string): number {
  const [before, after] = [wordsOf(proposed), wordsOf(final)];
  const all = before.length + after.length;
  return all === 0 ? 0 : Number((1 - (2 * commonLength(before, after)) / all).toFixed(3));
}

/** Scripts without spaces count by character. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

function wordsOf(text: string): string[] {
  const spaced = text.replace(UNSPACED, ' $& ').trim();
  return spaced === '' ? [] : spaced.split(/\s+/).slice(0, WORDS_MAX);
}

/** The length of the longest common subsequence. */
function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const next = [0];
    for (const [i, other] of b.entries())
      next.push(word === other ? (row[i] ?? 0) + 1 : Math.max(row[i + 1] ?? 0, next[i] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
