/** One form of secret or personal data, and how it is recognised. */
export interface Rule {
  /** What stands in its place says this: `[redacted: slack token]`. */
  kind: string;
  /**
   * With the flags `d` and `g`. The group `secret` is replaced, or all of the match without one. It must work in linear
   * time: begin at a literal or at the start of a word, and never repeat what repeats itself.
   */
  pattern: RegExp;
  /** Without this in the text nothing can match; looking for it is a hundred times quicker than the pattern. */
  hint?: string;
  /** Refuses a match that only looks like one. */
  accept?: (match: RegExpExecArray) => boolean;
}
