import { lazy } from '../base/lazy.js';

/** One form of secret or personal data, and how to recognize it. */
export interface RedactionRule {
  /** Appears in the placeholder: `[redacted: slack token]`. */
  kind: string;
  /**
   * Needs the flags `d` and `g`. Redaction replaces the group `secret`, or the whole match without one. It has to run
   * in linear time: start at a literal or a word boundary, and never nest one repetition in another.
   */
  pattern: RegExp;
  /**
   * Whether the pattern is in small letters and reads the text in small letters. A long one takes more than twice as
   * long to compile with the flag `i`: 19 of them up to half a second, with the first text that mentions a password.
   */
  isCaseless?: true;
  /** What every match contains; looking for it first is a hundred times faster than running the pattern. */
  hint?: string;
  /** Rejects a false match. */
  accept?: (match: RuleMatch) => boolean;
}

/** What a pattern matched, in the text that people wrote. */
export type RuleMatch = Pick<RegExpExecArray, 0 | 'groups' | 'index' | 'input'>;

/** Rules that look for the same kind of thing. */
export interface RuleFamily {
  /** Whether any of them can match. Most texts need only this, instead of three hundred patterns. */
  mayMatch(text: string): boolean;
  rules: readonly RedactionRule[];
}

/**
 * Makes its rules when a text first may match one: making all patterns of all families takes a twentieth of the time that
 * an app with Bolt and a table takes to start.
 */
export function ruleFamily(
  mayMatch: RuleFamily['mayMatch'],
  makeRules: () => readonly RedactionRule[],
): RuleFamily {
  const rules = lazy(makeRules);
  return {
    mayMatch,
    get rules() {
      return rules();
    },
  };
}

/** A rule whose pattern is made when it's first needed, because most processes never need most of them. */
export function lazyRule(rule: Omit<RedactionRule, 'pattern'>, makePattern: () => RegExp): RedactionRule {
  const pattern = lazy(makePattern);
  return {
    ...rule,
    get pattern() {
      return pattern();
    },
  };
}
