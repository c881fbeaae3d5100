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

const FRACTIONS: readonly (readonly [RegExp, number, readonly number[]])[] = [
  [/\b2[- ]thirds\b/i, 66.7, [2]],
  [/\b(?:a|one|1)[- ]third\b/i, 33.3, [1]],
  [/\b3[- ]quarters\b/i, 75, [3]],
  [/\b(?:a|one|1)[- ]quarter\b/i, 25, [1]],
  [/\b2[- ]fifths\b/i, 40, [2]],
];

/** The fractions and ratios of a claim in which words for numbers are already digits. */
export function claimedShares(text: string): Share[] {
  const fractions = FRACTIONS.filter(([pattern]) => pattern.test(text)).map(([, value, parts]) => ({
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
