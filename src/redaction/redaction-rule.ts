/** One form of secret or personal data, and how to recognize it. */
export interface RedactionRule {
  /** Appears in the placeholder: `[redacted: slack token]`. */
  kind: string;
  /**
   * Needs the flags `d` and `g`. Redaction replaces the group `secret`, or the whole match without one. It has to run
   * in linear time: start at a literal or a word boundary, and never nest one repetition in another.
   */
  pattern: RegExp;
  /** What every match contains; looking for it first is a hundred times faster than running the pattern. */
  hint?: string | RegExp;
  /** Rejects a false match. */
  accept?: (match: RegExpExecArray) => boolean;
}

/**
 * A rule whose pattern is made when a text first has its hint. There are hundreds, and most processes never need most of
 * them.
 */
export function hintedRule(
  rule: Omit<RedactionRule, 'pattern'> & Required<Pick<RedactionRule, 'hint'>>,
  makePattern: () => RegExp,
): RedactionRule {
  let pattern: RegExp | undefined;
  return {
    ...rule,
    get pattern() {
      pattern ??= makePattern();
      return pattern;
    },
  };
}
