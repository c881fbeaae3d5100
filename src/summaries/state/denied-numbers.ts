import type { Entry } from './entry.js';

/** `31 files, not 26`; `24 h y no 72`; `26ではなく31`. A clock time isn't a number. */
const NOT_NUMBER =
  /(?<!\p{L})(?:not|instead of|rather than|nicht|statt|anstatt|no|en vez de|en lugar de|pas|au lieu de|não|em vez de|ao invés de)(?: the| die| los| las| les| os| as)?\s(\d[\d.,]*\d)(?![\d:]|\s?(?:am|pm|uhr)(?!\p{L}))/giu;
const NOT_NUMBER_JAPANESE = /(?<![\d.,])(\d[\d.,]*\d)\s?\p{L}{0,4}(?:ではなく|じゃなく)/gu;
/** Looking for it takes a fraction of the time that looking for a denial takes. */
const HAS_NUMBER = /\d[\d.,]*\d/;
const NUMBER = /(?<![\w.,:+/-])\d[\d.,]*\d(?![\d:])/g;

/** `not the 7.3` denies a release, and gives no other number. */
const VERSION = /^\d{1,3}(?:\.\d{1,2}){1,3}$/;

/** The latest entries with a number that another one denies. */
export function withDeniedNumber(denial: Entry, earlier: readonly Entry[]): Entry[] {
  const denied = deniedNumbers(denial.text);
  if (denied.size === 0 || namesOnlyVersions(denial.text, denied)) return [];
  return earlier.filter(
    ({ text, line, fate }) =>
      fate === 'holds' &&
      line !== denial.line &&
      !line.isKey &&
      text.match(NUMBER)?.some((number) => denied.has(number)) === true,
  );
}

/** The numbers that a text says it isn't. */
export function deniedNumbers(text: string): ReadonlySet<string> {
  if (!HAS_NUMBER.test(text)) return NONE;
  return new Set(
    [NOT_NUMBER, NOT_NUMBER_JAPANESE].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([, number = '']) => number),
    ),
  );
}

const NONE: ReadonlySet<string> = new Set();

function namesOnlyVersions(text: string, denied: ReadonlySet<string>): boolean {
  const all = text.match(NUMBER) ?? [];
  return all.every((number) => denied.has(number) && VERSION.test(number));
}
