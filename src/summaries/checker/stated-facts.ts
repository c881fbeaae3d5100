import type { Timestamp } from '../../base/timestamp.js';

/** What can be compared word for word: `number:1200`, `time:14:05`, `date:2025-01-15`, `severity:1`, `status:OPEN`. */
export type Fact = string;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;

/** How a claim states a status. `open` and `closed` are said of many things, so they count only of the incident. */
const STATES_STATUS: Readonly<Record<string, RegExp>> = {
  OPEN: /\bOPEN\b|\b(?:[Ii]ncident|[Ss]tatus)\b[^.;]{0,40}\b[Oo]pen\b/,
  ACKNOWLEDGED: /\backnowledged\b/i,
  MITIGATING: /\bmitigat(?:ing|ed)\b/i,
  RESOLVED: /\bresolved\b/i,
  CLOSED: /\bCLOSED\b|\b(?:[Ii]ncident|[Ss]tatus)\b[^.;]{0,40}\b[Cc]losed\b/,
};

/** How those who are cited may have said it. */
const SAYS_STATUS: Readonly<Record<string, RegExp>> = {
  OPEN: /\b(?:re-?)?open/i,
  ACKNOWLEDGED: /\back(?:ed|nowledg)/i,
  MITIGATING: /\bmitigat/i,
  RESOLVED: /\bresolv/i,
  CLOSED: /\bclos(?:e|ed|ing)\b/i,
};

/** Amounts in words that a claim may not make up either. */
const AMOUNTS: Readonly<Record<string, RegExp>> = {
  all: /\b(?:all|every|everyone|everybody|everything|entire|whole|100)\b/i,
  most: /\b(?:most|majority)\b/i,
  half: /\b(?:half|50)\b/i,
  double: /\b(?:doubl(?:e|ed|ing)|twice)\b/i,
  dozens: /\b(?:dozens?|12)\b/i,
  hundreds: /\bhundreds?\b/i,
  thousands: /\bthousands?\b/i,
  millions: /\b(?:millions?|billions?)\b/i,
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

/** What a claim states that has to stand in its sources. */
export function statedFacts(text: string): Set<Fact> {
  return new Set([...measuresIn(fold(text)), ...statusesIn(text, STATES_STATUS)]);
}

/** What a source says, read as generously as claims are read strictly. */
export function factsSaidIn(text: string): Set<Fact> {
  return new Set([...measuresIn(fold(text)), ...statusesIn(text, SAYS_STATUS)]);
}

/** Digits of any script and width as 0 to 9, so that none of them goes unseen. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => String(digitOf(digit)));
}

/** The digits of a script stand side by side, in tens. */
function digitOf(digit: string): number {
  let zero = digit.codePointAt(0) ?? 0;
  const own = zero;
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return own - zero;
}

/** The ways in which a claim may write a moment of the record, in UTC. */
export function factsOfMoment(at: Timestamp): Fact[] {
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

/** Times, dates and severities are taken out one after the other, so that their digits do not count as numbers. */
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
    take(/\d+(?:[.,]\d+)*/g, (number = '') => [`number:${normalise(number)}`]),
    take(NUMBER_WORD, (word = '') => [`number:${numberOf(word.toLowerCase())}`]),
  ].reduce((rest, takeOut) => takeOut(rest), text);
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

/** `1,200` is 1200, `007` is 7; `4.10` stays, for it may be a version. */
function normalise(number: string): string {
  const whole = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : number;
  return whole.replace(/^0+(?=\d)/, '');
}
