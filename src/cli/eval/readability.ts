import type { Claim } from '../../incidents/records/incident-summary.js';
import { contentWords, overlap } from '../../summaries/content-words.js';

export interface Readability {
  /** Of all shown text. */
  characters: number;
  /** The longest statement. */
  longest: number;
  /** Statements that join several quotes. */
  glued: number;
  /** Statements that mostly repeat an earlier one. */
  repeated: number;
  /** Statements that end in the middle. */
  cut: number;
}

const GLUE = / — .* — |” — |\s\/\/\s| — [“"]|[.!?] — /;
const SAME = 0.75;

/** What can be measured of how a summary reads. */
export function readability(claims: readonly Claim[]): Readability {
  const texts = claims.map(({ text }) => text);
  const words = texts.map(contentWords);
  const isRepeat = (one: ReadonlySet<string>, i: number) =>
    one.size > 2 && words.slice(0, i).some((earlier) => earlier.size > 2 && overlap(one, earlier) >= SAME);
  return {
    characters: texts.join('\n').length,
    longest: Math.max(0, ...texts.map(({ length }) => length)),
    glued: texts.filter((text) => GLUE.test(text)).length,
    repeated: words.filter(isRepeat).length,
    cut: texts.filter((text) => text.endsWith('…')).length,
  };
}
