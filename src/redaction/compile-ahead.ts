import { inSmallLetters } from './in-small-letters.js';
import { phraseRules } from './rules/phrase-rules.js';

/** V8 compiles a pattern once for texts of Latin letters and once for all others. */
const WIDE = /[^\0-\xff]/;
/** The first run compiles a pattern to be interpreted, the second to machine code. */
const RUNS = 2;

/**
 * Compiles the patterns that take longest, if one of the texts will need them, and pauses after each. The first text that
 * mentions a password would otherwise compile all of them at a stretch, in 0.1 to 0.2 s of a core.
 */
export async function compileAhead(texts: readonly string[], pause: () => Promise<void>): Promise<void> {
  for (const isWide of [false, true]) {
    const text = texts.find((one) => WIDE.test(one) === isWide && phraseRules.mayMatch(one));
    if (text === undefined) continue;
    const small = inSmallLetters(text);
    for (const { pattern } of phraseRules.rules) {
      compile(pattern, small);
      await pause();
    }
  }
}

function compile(pattern: RegExp, text: string): void {
  for (let run = 0; run < RUNS; run += 1) {
    pattern.lastIndex = 0;
    pattern.exec(text);
  }
}
