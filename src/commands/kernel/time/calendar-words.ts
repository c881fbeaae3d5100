import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../../base/durations.js';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** From 1; `jan`, `sept` and `january` alike. */
export function readMonth(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, ''), MONTHS, 3);
}

/** From 1 for Monday. */
export function readWeekday(word: string): number | undefined {
  return readName(word.replace(/[.,]$/, '').replace(/s$/, ''), WEEKDAYS, 3) ?? readName(word, WEEKDAYS, 3);
}

function readName(word: string, names: readonly string[], least: number): number | undefined {
  if (word.length < least) return undefined;
  const at = names.findIndex((name) => name.startsWith(word));
  return at < 0 ? undefined : at + 1;
}

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  couple: 2,
  few: 3,
};

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:m|mins?|minutes?)$/, MINUTE_MS],
  [/^(?:h|hrs?|hours?)$/, HOUR_MS],
  [/^(?:d|days?)$/, DAY_MS],
  [/^(?:w|wks?|weeks?)$/, WEEK_MS],
  [/^(?:mo|mos|months?)$/, 30 * DAY_MS],
  [/^(?:y|yrs?|years?)$/, 365 * DAY_MS],
];

/** Milliseconds in `7d`, `30 m`, `3 days`, `an hour` or `half an hour`; undefined for anything else. */
export function readAmount(text: string): number | undefined {
  const said = text.trim().toLowerCase();
  if (/^half (?:an hour|a day)$/.test(said)) return said.endsWith('hour') ? HOUR_MS / 2 : DAY_MS / 2;
  const [, digits, glued] = /^(\d{1,4})\s?([a-z]+)$/.exec(said) ?? [];
  if (digits !== undefined && glued !== undefined) return toMillis(Number(digits), glued);
  const [count = '', ...words] = said.split(/\s+/);
  const amount = Object.hasOwn(NUMBERS, count) ? NUMBERS[count] : undefined;
  const unit = words.filter((word) => word !== 'of' && word !== 'couple').join(' ');
  return amount === undefined ? undefined : toMillis(words.includes('couple') ? 2 : amount, unit);
}

function toMillis(amount: number, unit: string): number | undefined {
  const size = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return size === undefined ? undefined : amount * size;
}
