/** A number with what it's measured in, so that 90 minutes and 1.5 hours compare. */
export interface Quantity {
  value: number;
  /** `s`, `byte`, `%`, or nothing for a count. */
  unit: string;
  /** How exactly it's meant. */
  bound: 'exact' | 'about' | 'over' | 'under';
  /** Where its digits start. */
  index: number;
  digits: string;
}

const UNITS: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  ms: ['s', 0.001],
  s: ['s', 1],
  sec: ['s', 1],
  second: ['s', 1],
  sekunde: ['s', 1],
  segundo: ['s', 1],
  seconde: ['s', 1],
  秒: ['s', 1],
  min: ['s', 60],
  minute: ['s', 60],
  minuto: ['s', 60],
  分: ['s', 60],
  h: ['s', 3600],
  hr: ['s', 3600],
  hour: ['s', 3600],
  stunde: ['s', 3600],
  hora: ['s', 3600],
  heure: ['s', 3600],
  時間: ['s', 3600],
  day: ['s', 86_400],
  tag: ['s', 86_400],
  día: ['s', 86_400],
  jour: ['s', 86_400],
  dia: ['s', 86_400],
  k: ['', 1e3],
  thousand: ['', 1e3],
  tausend: ['', 1e3],
  mil: ['', 1e3],
  m: ['', 1e6],
  mio: ['', 1e6],
  million: ['', 1e6],
  millionen: ['', 1e6],
  万: ['', 1e4],
  億: ['', 1e8],
  kb: ['byte', 1e3],
  mb: ['byte', 1e6],
  gb: ['byte', 1e9],
  tb: ['byte', 1e12],
  '%': ['%', 1],
  percent: ['%', 1],
  prozent: ['%', 1],
  パーセント: ['%', 1],
};

const ABOUT =
  /(?:about|around|roughly|approx\w{0,10}|some|close to|an estimated|estimated|say|circa|ca\.?|etwa|rund|ungefähr|unos|unas|cerca de|environ|~|≈|約|およそ)\s?$/i;
const OVER =
  /(?:more than|over|just over|a little over|well over|a good|at least|above|upwards of|über|mehr als|gut|mindestens|más de|plus de|mais de|>)\s?$/i;
const UNDER =
  /(?:almost|nearly|less than|under|up to|below|fast|knapp|weniger als|casi|menos de|presque|moins de|quase|<|ほぼ)\s?$/i;
/** Not inside a name such as `lb-1` or `5xx`. */
const NUMBER = /(?<![a-z\d_-])\d[\d.,]{0,20}(?!x{2}|\d)/giu;
/** Japanese has no spaces after units; `3分の1` is a share. */
const AFTER = /^\s?(%|時間|分(?!の)|秒|万|億|パーセント|[\p{L}]{1,12})/u;
const CURRENCY = /[€$£¥]\s?$/u;

/** The quantities of a text in which words for numbers are already digits. */
export function quantitiesIn(text: string): Quantity[] {
  const found = [...text.matchAll(NUMBER)].map(({ 0: raw, index }) => {
    const digits = raw.replace(/[.,]{1,3}$/, '');
    const before = text.slice(Math.max(0, index - 16), index);
    const word = AFTER.exec(text.slice(index + digits.length, index + digits.length + 16))?.[1] ?? '';
    const [unit, factor] = unitOf(word.toLowerCase());
    const bound = boundOf(before.replace(CURRENCY, ''));
    return { value: parseNumber(digits) * factor, unit, bound, index, digits };
  });
  return withWholeDurations(found, text);
}

const JOINS = /^\s?\p{L}{1,8}?(?:,? ?(?:and|und|y|et|e)? ?|(?<=時間))$/u;

/** Both numbers of `2 hours and 22 minutes` stand for 142 minutes. */
function withWholeDurations(found: readonly Quantity[], text: string): Quantity[] {
  const isContinued = (one: Quantity, next: Quantity | undefined) =>
    one.unit === 's' &&
    next?.unit === 's' &&
    next.value < one.value &&
    JOINS.test(text.slice(one.index + one.digits.length, next.index));
  return found.map((one, i) => {
    const [previous, next] = [found[i - 1], found[i + 1]];
    if (next && isContinued(one, next)) return { ...one, value: one.value + next.value };
    return previous && isContinued(previous, one) ? { ...one, value: previous.value + one.value } : one;
  });
}

function unitOf(word: string): readonly [string, number] {
  return UNITS[word] ?? UNITS[word.replace(/[ns]$/, '')] ?? UNITS[word.replace(/e[ns]$/, '')] ?? ['', 1];
}

function boundOf(before: string): Quantity['bound'] {
  if (UNDER.test(before)) return 'under';
  if (OVER.test(before)) return 'over';
  return ABOUT.test(before) ? 'about' : 'exact';
}

/** `1,200`, `1.200` and `1200` are the same; `4.10` isn't a thousand. */
export function parseNumber(digits: string): number {
  const whole = /^\d{1,3}(?:[.,]\d{3}){1,5}$/.test(digits)
    ? digits.replace(/[.,]/g, '')
    : digits.replace(',', '.');
  return Number.parseFloat(whole);
}

const TOLERANCE = 0.1;
const FAR = 0.35;

/** Whether a claim may put `said` as `claimed`: converted, and rounded only when it says so. */
export function follows(claimed: Quantity, said: Quantity): boolean {
  if (claimed.unit !== '' && said.unit !== '' && claimed.unit !== said.unit) return false;
  const [a, b] = [claimed.value, said.value];
  if (a === b) return true;
  if (claimed.unit === 's' && said.unit === 's' && Math.abs(a - b) < 0.02 * b) return true;
  const off = Math.abs(a - b) / Math.max(Math.abs(b), 1e-9);
  if (claimed.bound === 'about') return off <= TOLERANCE;
  if (claimed.bound === 'over') return b >= a && off <= FAR;
  return claimed.bound === 'under' && b <= a && off <= FAR;
}
