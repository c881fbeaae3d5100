import { conceptsIn } from '../../language/concepts.js';
import { sharedStems } from '../record/shared-stems.js';
import { type Quantity, quantitiesIn } from './quantities.js';

/** A claim says that a number is a sum. */
export const ADDS_UP =
  /(?<!\p{L})(?:total\p{L}{0,3}|altogether|together|combined|in all|insgesamt|zusammen|juntos|juntas|ensemble)(?!\p{L})|合計|合わせて|全部で/iu;

/** A number with the word after it, and whether it comes on top of another: `35 more tickets`. */
export interface Counted extends Quantity {
  noun: ReadonlySet<string>;
  isMore: boolean;
}

const MORE_BEFORE =
  /(?<!\p{L})(?:another|additional|an additional|noch|noch mal|weitere[rn]?|otr[oa]s|encore|mais|outr[oa]s)\s$|(?:さらに|追加で)\s?$/iu;
const MORE_AFTER =
  /^\s?(?:(?:\p{L}{2,20}\s)?(?:more|extra|additional|weitere[rn]?|zusätzlich\p{L}{0,2}|más|de plus|supplémentaires|(?:a )?mais)(?!\p{L})(?! (?:than|de|que|als)\s))/iu;
const NOUN_REACH = 24;

/** The quantities of a text in which words for numbers are already digits. */
export function countedIn(text: string): Counted[] {
  return quantitiesIn(text).map((one) => {
    const after = text.slice(one.index + one.digits.length, one.index + one.digits.length + NOUN_REACH);
    const before = text.slice(Math.max(0, one.index - NOUN_REACH), one.index);
    return {
      ...one,
      noun: conceptsIn(after.split(/[.,;:]\s/)[0] ?? ''),
      isMore: MORE_AFTER.test(after) || MORE_BEFORE.test(before),
    };
  });
}

/** `240 tickets` and `35 more tickets`. */
export function addUp(one: Counted, other: Counted): boolean {
  const countSame = one.noun.size === 0 || other.noun.size === 0 || sharedStems(one.noun, other.noun) > 0;
  return one.isMore !== other.isMore && countSame;
}
