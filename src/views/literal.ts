/** Markup in angle brackets, or a run of marks that format text. */
const MARKS = /<[^<>\n]*>|[*_~`]+/g;
const SPACE = /^\s$/;
const WITHIN_WORD = /^[a-z\d]$/i;

/**
 * Markup whose formatting marks (`*`, `_`, `~` and backticks) are shown as they were typed. Slack has no way to escape
 * them, but it shows the fallback of a date that it can't read unchanged, in messages and notifications.
 */
export function literal(markup: string): string {
  return markup
    .replace(MARKS, (found, at: number) =>
      found.startsWith('<') || isHarmless(markup[at - 1], found, markup[at + found.length])
        ? found
        : `<!date^00000000^{_}|${found}>`,
    )
    .replace(/^&gt;/gm, QUOTE_SIGN);
}

/** At the start of a line, the sign alone would make a quote of it. */
const QUOTE_SIGN = '\u00AD&gt;';

/** Slack formats nothing between two spaces, as in `5 * 3`, or within a word, as in `max_size`. */
function isHarmless(before: string | undefined, marks: string, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  const isWord = WITHIN_WORD.test(before) && WITHIN_WORD.test(after) && !marks.includes('`');
  return isWord || (SPACE.test(before) && SPACE.test(after));
}
