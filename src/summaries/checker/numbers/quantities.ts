import { unitAfter } from './quantity-units.js';

/** A number with its unit, so that 90 minutes equals 1.5 hours. */
export interface Quantity {
  value: number;
  /** `s`, `byte`, `%`, or nothing for a count. */
  unit: string;
  /** How exact it is. */
  bound: 'exact' | 'about' | 'over' | 'under';
  /** Where its digits start. */
  index: number;
  digits: string;
}

const ABOUT =
  /(?:about|around|roughly|approx\w{0,10}|some|close to|an estimated|estimated|say|circa|ca\.?|etwa|rund|ungefähr|unos|unas|cerca de|environ|~|≈|約|およそ)\s?$/i;
const OVER =
  /(?:more than|over|just over|a little over|well over|a good|at least|above|upwards of|über|mehr als|gut|mindestens|más de|plus de|mais de|>)\s?$/i;
const UNDER =
  /(?:almost|nearly|less than|under|up to|below|fast|knapp|weniger als|casi|menos de|presque|moins de|quase|<|ほぼ)\s?$/i;
/** Not inside a name or version such as `lb-1`, `v2.14.0` or `5xx`; `10-20` and `.5` are numbers. */
const NUMBER = /(?<![a-z\d_'’]|(?<!\d)-|[a-z\d][.,])\.?\d[\d.,'’]{0,20}(?!x{2}|\d)/giu;
const AT_END = /[.,'’]{1,3}$/;
/** Addresses and versions have several points; dates are compared separately. */
const NO_NUMBER = /^\d{1,4}(?:\.\d{1,4}){3}$|^\d{1,4}\.\d{1,2}\.\d{1,4}$/;
const DATE = /(?<!\d)\d{4}-\d\d-\d\d(?!\d)/g;
/** Japanese has no spaces after units; `3分の1` is a share. */
const AFTER =
  /^[\s-]?(%|時間|日間|週間|分(?!の)|ミリ秒|秒|[万億千]|パーセント|(?:por|pour|per) cien?(?:to|t)|por cento|pour cent|per cent|[\p{L}]{1,14})/u;
const PER_CENT = /^(?:por|pour|per) c/;
const CURRENCY = /[€$£¥]\s?$/u;

/** The quantities in a text whose number words have been replaced by digits. */
export function quantitiesIn(text: string): Quantity[] {
  const undated = text.replace(DATE, (date) => ' '.repeat(date.length));
  const found = [...undated.matchAll(NUMBER)].flatMap(({ 0: raw, index }) => {
    const digits = raw.replace(AT_END, '');
    return NO_NUMBER.test(digits) && !GROUPS.test(digits) ? [] : [quantityAt(text, index, digits)];
  });
  return withWholeDurations(withSharedUnits(found, text), text);
}

function quantityAt(text: string, index: number, digits: string): Quantity {
  const [before, end] = [text.slice(Math.max(0, index - 16), index), index + digits.length];
  const word = AFTER.exec(text.slice(end, end + 16))?.[1] ?? '';
  const number = parseNumber(digits);
  const amount = CURRENCY.test(before) ? word.toUpperCase() : word;
  const [unit, factor] = unitAfter(number, PER_CENT.test(word) ? '%' : amount);
  const bound = boundOf(before.replace(CURRENCY, ''));
  return { value: Number((number * factor).toPrecision(12)), unit, bound, index, digits };
}

const RANGE = /^\s?(?:-|–|—|〜|～|~|to|bis|a|à|hasta|até|から)\s?$/;
const BETWEEN = /^\s(?:and|und|y|et|e)\s$/;
const BETWEEN_BEFORE = /(?:between|zwischen|entre)\s$/i;

/** Both numbers in `3 to 5 min` are minutes. */
function withSharedUnits(found: readonly Quantity[], text: string): Quantity[] {
  return found.map((one, i) => {
    const next = found[i + 1];
    if (next === undefined || one.unit !== '' || next.unit === '') return one;
    const between = text.slice(one.index + one.digits.length, next.index);
    const isRange =
      RANGE.test(between) ||
      (BETWEEN.test(between) && BETWEEN_BEFORE.test(text.slice(0, one.index).slice(-12)));
    const factor = next.value / (parseNumber(next.digits) || 1);
    return isRange ? { ...one, unit: next.unit, value: one.value * factor } : one;
  });
}

const JOINS = /^\s?\p{L}{1,8}?\.?(?:,? ?(?:and|und|y|et|e)? ?|(?<=時間))$/u;

/** Both numbers in `2 hours and 22 minutes` count as 142 minutes. */
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

export function boundOf(before: string): Quantity['bound'] {
  if (UNDER.test(before)) return 'under';
  if (OVER.test(before)) return 'over';
  return ABOUT.test(before) ? 'about' : 'exact';
}

/** Thousands with points, commas or apostrophes between; `0.125` has none. */
const GROUPS = /^[1-9]\d{0,2}(?:(?:\.\d{3}){1,5}|(?:,\d{3}){1,5}|(?:['’]\d{3}){1,5})$/;
const GROUPS_AND_REST = /^[1-9]\d{0,2}(?:(?:\.\d{3}){1,5},|(?:,\d{3}){1,5}\.|(?:['’]\d{3}){1,5}[.,])\d{1,9}$/;

/** `1,200`, `1.200` and `1200` are the same, and so are `1.200,5` and `1,200.5`; `4.10` isn't a thousand. */
export function parseNumber(digits: string): number {
  if (GROUPS.test(digits)) return Number(digits.replace(/[.,'’]/g, ''));
  if (!GROUPS_AND_REST.test(digits)) return Number.parseFloat(digits.replace(',', '.'));
  const point = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  return Number(`${digits.slice(0, point).replace(/[.,'’]/g, '')}.${digits.slice(point + 1)}`);
}

/** How far off a small number with "about" may be: `about 2 %` for 1.8 %. */
const ROUNDED_OFF = 0.25;
const SMALL = 10;
const TOLERANCE = 0.1;
const FAR = 0.35;

/** Whether a claim may state `said` as `claimed`: converted to another unit, and rounded only if it says so. */
export function follows(claimed: Quantity, said: Quantity): boolean {
  if (claimed.unit !== '' && said.unit !== '' && claimed.unit !== said.unit) return false;
  const [a, b] = [claimed.value, said.value];
  if (a === b) return true;
  if (claimed.unit === 's' && said.unit === 's' && Math.abs(a - b) < 0.02 * b) return true;
  const off = Math.abs(a - b) / Math.max(Math.abs(b), 1e-9);
  if (claimed.bound === 'about') return off <= TOLERANCE || (a < SMALL && Math.abs(a - b) <= ROUNDED_OFF);
  if (claimed.bound === 'over') return b >= a && off <= FAR;
  return claimed.bound === 'under' && b <= a && off <= FAR;
}
