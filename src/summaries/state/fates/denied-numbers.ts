import type { Entry } from '../entry.js';

/** `31 files, not 26`; `24 h y no 72`; `26ではなく31`. Clock times don't count. */
const NOT_NUMBER =
  /(?<!\p{L})(?:not|instead of|rather than|nicht|statt|anstatt|no|en vez de|en lugar de|pas|au lieu de|não|em vez de|ao invés de)(?: the| die| los| las| les| os| as)?\s(\d[\d.,]*\d)(?![\d:]|\s?(?:am|pm|uhr)(?!\p{L}))/giu;
const NOT_NUMBER_JAPANESE = /(?<![\d.,])(\d[\d.,]*\d)\s?\p{L}{0,4}(?:ではなく|じゃなく)/gu;
/** A cheap check that skips most texts before the slow search for denials. */
const HAS_NUMBER = /\d[\d.,]*\d/;
const NUMBER = /(?<![\w.,:+/-])\d[\d.,]*\d(?![\d:])/g;

/** `not the 7.3` rules out a release rather than correcting a number. */
const VERSION = /^\d{1,3}(?:\.\d{1,2}){1,3}$/;

/** The entries that still hold and have a number that another entry corrects. */
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

/** The numbers that a text denies. */
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
