import type { Entry } from './entry.js';

/** `31 files, not 26`; `24 h y no 72`; `26ではなく31`. A clock time isn't a number. */
const NOT_NUMBER =
  /(?<!\p{L})(?:not|instead of|rather than|nicht|statt|anstatt|no|en vez de|en lugar de|pas|au lieu de|não|em vez de|ao invés de)(?: the| die| los| las| les| os| as)?\s(\d[\d.,]*\d)(?![\d:]|\s?(?:am|pm|uhr)(?!\p{L}))/giu;
const NOT_NUMBER_JAPANESE = /(?<![\d.,])(\d[\d.,]*\d)\s?\p{L}{0,4}(?:ではなく|じゃなく)/gu;
/** Looking for it takes a fraction of the time that looking for a denial takes. */
const HAS_NUMBER = /\d[\d.,]*\d/;
const NUMBER = /(?<![\w.,:+/-])\d[\d.,]*\d(?![\d:])/g;

/** The latest entries with a number that another one denies. */
export function withDeniedNumber(denial: Entry, earlier: readonly Entry[]): Entry[] {
  if (!HAS_NUMBER.test(denial.text)) return [];
  const denied = new Set(
    [NOT_NUMBER, NOT_NUMBER_JAPANESE].flatMap((pattern) =>
      [...denial.text.matchAll(pattern)].map(([, number = '']) => number),
    ),
  );
  if (denied.size === 0) return [];
  return earlier.filter(
    ({ text, line, fate }) =>
      fate === 'holds' &&
      line !== denial.line &&
      !line.isKey &&
      text.match(NUMBER)?.some((number) => denied.has(number)) === true,
  );
}
