import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../base/durations.js';

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const OTHER_COUNTS: Record<string, number> = { a: 1, an: 1, couple: 2, few: 3 };

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|mins?|minutes?)$/, MINUTE_MS],
  [/^(?:h|hrs?|hours?)$/, HOUR_MS],
  [/^(?:d|days?)$/, DAY_MS],
  [/^(?:w|wks?|weeks?)$/, WEEK_MS],
  [/^(?:fortnights?)$/, 2 * WEEK_MS],
  [/^(?:mo|mos|months?)$/, 30 * DAY_MS],
  [/^(?:y|yrs?|years?)$/, 365 * DAY_MS],
];

/** More words than any amount has. */
const WORDS_MAX = 10;

/**
 * Milliseconds in `7d`, `30 m`, `an hour and a half`, `2h 30m`, `1.5 hours` or `three quarters of an hour`; undefined for
 * anything else.
 */
export function readAmount(text: string): number | undefined {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > WORDS_MAX) return undefined;
  let [total, smallest, at] = [0, Number.POSITIVE_INFINITY, 0];
  while (at < words.length) {
    const term = readTerm(words.slice(at), smallest);
    if (term === undefined || term.unit >= smallest) return undefined;
    total += term.millis;
    smallest = term.unit;
    at += term.length;
  }
  return Math.round(total);
}

/** `2h30` as `2 h 30 m`, and `half-hour` as `half hour`. */
function wordsOf(text: string): string[] {
  return text
    .trim()
    .toLowerCase()
    .replace(/(\d)h([0-5]\d)$/, '$1 h $2 m')
    .replace(/(\d)([a-z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/half-/g, 'half ')
    .replace(/,(?!\d)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

interface Term {
  millis: number;
  /** How long one of its unit is. A unit is only followed by smaller ones. */
  unit: number;
  length: number;
}

/** `2 hours`, `half an hour`, or what belongs to the term before, `and a half`. */
function readTerm(words: readonly string[], before: number): Term | undefined {
  const isFirst = before === Number.POSITIVE_INFINITY;
  const said = words.join(' ');
  const rest = isFirst ? undefined : /^and (?:a )?(half|quarter)(?: |$)/.exec(said);
  if (rest) {
    const millis = before * (rest[1] === 'half' ? 1 / 2 : 1 / 4);
    return { millis, unit: 0, length: rest[0].trim().split(' ').length };
  }
  const skipped = !isFirst && words[0] === 'and' ? 1 : 0;
  const term = readCounted(words.slice(skipped));
  return term && { ...term, length: term.length + skipped };
}

/** What may come between a count and its unit: `half of an hour`, `a couple of days`. */
const COUNTS: readonly (readonly [said: RegExp, count: number])[] = [
  [/^half (?:of )?(?:an? )?/, 1 / 2],
  [/^(?:a )?quarter (?:of )?an? /, 1 / 4],
  [/^three quarters (?:of )?an? /, 3 / 4],
  [/^an? couple (?:of )?/, 2],
  [/^(?=hours? and a half\b)/, 1],
];

function readCounted(words: readonly string[]): Term | undefined {
  const said = words.join(' ');
  for (const [pattern, count] of COUNTS) {
    const length = pattern.exec(said)?.[0].length;
    if (length === undefined) continue;
    const skipped = said.slice(0, length).split(' ').filter(Boolean).length;
    return ofUnit(count, words[skipped] ?? '', skipped + 1);
  }
  const count = readCount(words[0] ?? '');
  if (count === undefined) return undefined;
  // `two and a half hours`
  if (/^\S+ and a half \S/.test(said)) return ofUnit(count + 1 / 2, words[4] ?? '', 5);
  const skipped = words[1] === 'of' ? 2 : 1;
  return ofUnit(count, words[skipped] ?? '', skipped + 1);
}

function ofUnit(count: number, word: string, length: number): Term | undefined {
  const unit = UNITS.find(([pattern]) => pattern.test(word))?.[1];
  return unit === undefined ? undefined : { millis: count * unit, unit, length };
}

/** `3`, `1.5`, `1,5`, `three`, `twenty-five`, `a`. */
function readCount(word: string): number | undefined {
  if (/^\d{1,4}(?:[.,]\d{1,2})?$/.test(word)) return Number(word.replace(',', '.'));
  if (Object.hasOwn(OTHER_COUNTS, word)) return OTHER_COUNTS[word];
  const [tens = '', ones] = word.split('-');
  const whole = TENS.indexOf(tens) + 1;
  if (whole === 0) return ONES.indexOf(word) + 1 || undefined;
  const added = ones === undefined ? 0 : ONES.indexOf(ones) + 1;
  return ones !== undefined && (added === 0 || added > 9) ? undefined : (whole + 1) * 10 + added;
}
