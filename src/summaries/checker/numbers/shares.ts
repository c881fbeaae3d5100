import { parseNumber, type Quantity } from './quantities.js';

/** `two thirds` and `one in five`, in percent. */
export interface Share extends Quantity {
  parts: readonly number[];
}

const SHARE =
  /(?<![\d.,])(\d[\d.,]{0,12}) (?:in|of|out of|von|de|sur) (?:every |the |den |the whole )?(\d[\d.,]{0,12})(?![\d.,]*\d)/gi;

/** `1 in 16` is about 6 %, and `38 of 112` about 34 %. */
export function sharesIn(text: string): (Quantity & { whole: number })[] {
  return [...text.replace(/\bone in\b/gi, '1 in').matchAll(SHARE)].flatMap(
    ({ 1: part = '', 2: whole = '', index }) => {
      const value = (100 * parseNumber(part)) / parseNumber(whole);
      return value > 0 && value <= 100
        ? [{ value, unit: '%', bound: 'exact' as const, index, digits: part, whole: parseNumber(whole) }]
        : [];
    },
  );
}

const PARTS: Readonly<Record<string, number>> = {
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};
const PART = Object.keys(PARTS).join('|');
/** `4 fifths` and `a fifth of`. Without `of`, only words that are rarely ordinals. */
const FRACTION = new RegExp(
  `\\b(?:(\\d)[- ](${PART})s\\b|(?:an?|one|1)[- ](?:(third|quarter)\\b|(${PART}) of\\b))`,
  'gi',
);

function fractionsIn(text: string): { value: number; parts: number[] }[] {
  return [...text.matchAll(FRACTION)].map(([, count = '1', several, common, single]) => {
    const whole = PARTS[(several ?? common ?? single ?? '').toLowerCase()] ?? 1;
    return { value: (100 * Number(count)) / whole, parts: [Number(count)] };
  });
}

/** Removes the words of fractions, which are compared as numbers. */
export function withoutFractions(text: string): string {
  return text.replace(FRACTION, ' ');
}

/** The fractions and ratios of a claim in which words for numbers are already digits. */
export function claimedShares(text: string): Share[] {
  const fractions = fractionsIn(text).map(({ value, parts }) => ({
    value,
    parts,
    unit: '%',
    bound: 'about' as const,
    index: 0,
    digits: '',
  }));
  const ratios = sharesIn(text).map((share) => ({
    ...share,
    parts: [parseNumber(share.digits), share.whole],
  }));
  return [...fractions, ...ratios];
}
