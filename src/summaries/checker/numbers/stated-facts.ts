import { foldDigits } from '../../../base/fold-digits.js';
import type { Timestamp } from '../../../base/timestamp.js';
import { withClockTimes } from './clock-times.js';
import { withCompoundNumbers } from './compound-numbers.js';
import { withJoinedDigits, withOwnDigits, withSpelledDecimals } from './number-words.js';
import { placesIn } from './numbered-places.js';
import { withSpelledDurations } from './spelled-durations.js';

/** A statement that compares exactly: `number:1200`, `time:14:05`, `date:2025-01-15`, `severity:1`, `status:OPEN`. */
export type Fact = string;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

/** How a claim states a status. Many things are `open` or `closed`, so those two count only next to the incident. */
const STATES_STATUS: Readonly<Record<string, RegExp>> = {
  OPEN: /\bOPEN\b|\b(?:[Ii]ncident|[Ss]tatus)\b[^.;]{0,40}\b[Oo]pen\b/,
  ACKNOWLEDGED: /\backnowledged\b/i,
  MITIGATING: /\bmitigat(?:ing|ed)\b/i,
  RESOLVED: /\bresolved\b/i,
  CLOSED: /\bCLOSED\b|\b(?:[Ii]ncident|[Ss]tatus)\b[^.;]{0,40}\b[Cc]losed\b/,
};

/** How a cited message may put the same status. */
const MENTIONS_STATUS: Readonly<Record<string, RegExp>> = {
  OPEN: /\b(?:re-?)?open/i,
  ACKNOWLEDGED: /\back(?:ed|nowledg)/i,
  MITIGATING: /\bmitigat/i,
  RESOLVED: /\bresolv/i,
  CLOSED: /\bclos(?:e|ed|ing)\b/i,
};

/** Amounts in words; a claim can't invent these either. `Double-booked` isn't one. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  all: /\b(?:all|every|everyone|everybody|everything|entire|whole)\b(?!-)/i,
  most: /\b(?:most|majority)\b/i,
  half: /\bhalf\b/i,
  double: /\b(?:doubl(?:e|ed|ing)|twice)\b(?!-)/i,
  dozens: /\bdozens?\b/i,
  hundreds: /\bhundreds?\b/i,
  thousands: /\bthousands?\b/i,
  millions: /\b(?:millions?|billions?)\b/i,
};

/** Amounts that a number in a source justifies: "50 %" may become "half". */
const AMOUNT_OF_NUMBER: Readonly<Record<Fact, Fact>> = {
  'number:100': 'amount:all',
  'number:50': 'amount:half',
  'number:12': 'amount:dozens',
};

const NUMBER_WORDS = [
  ...'zero - two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' '),
  ...'sixteen seventeen eighteen nineteen'.split(' '),
];
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const NUMBER_WORD = new RegExp(
  `\\b(?:${[...NUMBER_WORDS, ...TENS].filter((w) => w !== '-').join('|')})\\b`,
  'gi',
);

/** `A thousand` is a number, and `thousands` aren't. */
const ROUND = /\b(?:an?|one) (hundred|thousand|million|dozen)\b/gi;
const ROUND_NUMBERS: Readonly<Record<string, string>> = {
  dozen: '12',
  hundred: '100',
  thousand: '1000',
  million: '1000000',
};

/** Digits in `dist-02` and `base64`, but not in `P1` and `SEV2`. */
const IN_IDENTIFIER =
  /(?<=(?<!\p{L})(?!(?:P|SEV(?:ERITY)?)[-\s]?P?\d)\p{Script=Latin}{1,30}[-_]?)\d[\d.,]{0,20}(?<![.,])/giu;
/** `Both` and `twice` may become two. */
const TWO =
  /(?<!\p{L})(?:both|twice|beide[nrs]?|zweimal|doppelt|ambos|ambas|dos veces|les deux|tous deux|toutes deux|deux fois|duas vezes)(?!\p{L})|両方|どちらも|二重/iu;

/** The facts in a claim, each of which has to appear in one of its sources. */
export function statedFacts(written: string): Set<Fact> {
  const text = written.replace(ROUND, (_, word: string) => ROUND_NUMBERS[word.toLowerCase()] ?? word);
  // The digits of an identifier belong to a name, which is compared whole.
  const plain = withOwnDigits(withPlainNumbers(text)).replace(IN_IDENTIFIER, '');
  return new Set([...measuresIn(plain), ...statusesIn(text, STATES_STATUS)]);
}

/** The facts in a source, read as generously as claims are read strictly. */
export function mentionedFacts(text: string): Set<Fact> {
  const measures = measuresIn(withPlainNumbers(text));
  if (TWO.test(text)) measures.push('number:2');
  // `Docks 1 to 4` are also docks 2 and 3.
  for (const ones of placesIn(text).values()) measures.push(...[...ones].map((one) => `number:${one}`));
  const amounts = measures.flatMap((fact) => AMOUNT_OF_NUMBER[fact] ?? []);
  return new Set([...measures, ...amounts, ...statusesIn(text, MENTIONS_STATUS)]);
}

/** Numbers in digits from 0 to 9, as programs write them. */
function withPlainNumbers(text: string): string {
  return foldDigits(
    withSpelledDurations(withSpelledDecimals(withCompoundNumbers(withJoinedDigits(text.normalize('NFKC'))))),
  );
}

/** The ways a claim may write a timestamp, in UTC. */
export function timestampFacts(at: Timestamp): Fact[] {
  const [year, month, day] = at.slice(0, 10).split('-').map(Number);
  return [
    `date:${at.slice(0, 10)}`,
    `day:${month}-${day}`,
    `time:${at.slice(11, 16)}`,
    `time:${at.slice(11, 19)}`,
    `number:${year}`,
  ];
}

function statusesIn(text: string, patterns: Readonly<Record<string, RegExp>>): Fact[] {
  return Object.entries(patterns).flatMap(([status, pattern]) =>
    pattern.test(text) ? [`status:${status}`] : [],
  );
}

/** Takes out times, dates and severities one after the other, so that their digits don't count as numbers. */
function measuresIn(text: string): Fact[] {
  const facts: Fact[] = [];
  const take = (pattern: RegExp, factsOf: (...groups: string[]) => Fact[]) => (rest: string) =>
    rest.replace(pattern, (...match: unknown[]) => {
      facts.push(...factsOf(...match.map((group) => (typeof group === 'string' ? group : ''))));
      return ' ';
    });
  [
    take(/\b(\d{4}-\d\d-\d\d)(?:T(?=\d))?/g, (_, date = '') => [`date:${date}`]),
    take(/\b(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:\s?([ap])\.?m\b\.?)?Z?/gi, timeFacts),
    take(
      new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}\\b`, 'gi'),
      (_, day = '', month = '') => dayFact(month, day),
    ),
    take(new RegExp(`\\b${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'gi'), (_, month = '', day = '') =>
      dayFact(month, day),
    ),
    take(/\b(?:P|SEV(?:ERITY)?[-\s]?P?)([0-4])\b/gi, (_, level = '') => [`severity:${level}`]),
    take(/\d+(?:[.,]\d+)*/g, (number = '') => [`number:${normalizeNumber(number)}`]),
    take(NUMBER_WORD, (word = '') => [`number:${numberOf(word.toLowerCase())}`]),
  ].reduce((rest, takeOut) => takeOut(rest), withClockTimes(text));
  return [...facts, ...amountsIn(text)];
}

function amountsIn(text: string): Fact[] {
  return Object.entries(AMOUNTS).flatMap(([name, said]) => (said.test(text) ? [`amount:${name}`] : []));
}

function numberOf(word: string): number {
  const tens = TENS.indexOf(word);
  return tens > 0 ? tens * 10 : NUMBER_WORDS.indexOf(word);
}

function timeFacts(_whole = '', hour = '', minute = '', second = '', half = ''): Fact[] {
  const twelve = half === '' ? 0 : (half.toLowerCase() === 'p' ? 12 : 0) - (hour === '12' ? 12 : 0);
  const clock = `${String(Number(hour) + twelve).padStart(2, '0')}:${minute}`;
  return second === '' ? [`time:${clock}`] : [`time:${clock}`, `time:${clock}:${second}`];
}

function dayFact(month: string, day: string): Fact[] {
  return [`day:${MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1}-${Number(day)}`];
}

/** `1,200` becomes 1200 and `007` becomes 7; `4.10` stays as it is, because it may be a version. */
function normalizeNumber(number: string): string {
  const whole = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number;
  return whole.replace(/^0+(?=\d)/, '');
}
