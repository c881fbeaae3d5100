import { conceptsIn } from '../../language/concepts.js';
import type { TranscriptLine } from '../../transcript.js';
import { withDigits } from '../numbers/number-words.js';
import { type Quantity, quantitiesIn } from '../numbers/quantities.js';
import { textOf } from '../record/evidence.js';
import { sharedStems } from '../record/shared-stems.js';

/** Numbers of one line; all pairs of them are compared. */
const NUMBERS_MAX = 30;
/** How close to a number the thing it counts has to be, in characters. */
const REACH = 60;

/** A number, and the words up to the next one or the end of the clause. If there are none, the words before it. */
interface Counted {
  value: number;
  words: ReadonlySet<string>;
}

/** Whether a claim swaps two numbers of a line: `734 moved, 1,047 texted` for `1,047 moved, 734 texted`. */
export function exchangesNumbers({
  claim,
  sources,
}: {
  claim: string;
  sources: readonly TranscriptLine[];
}): boolean {
  if (isMoreThanAll(withDigits(claim))) return true;
  const own = countedIn(claim);
  if (own.length < 2) return false;
  return sources.some((line) => {
    const said = countedIn(textOf(line));
    return own.some((one, i) => own.slice(i + 1).some((other) => areExchanged([one, other], said)));
  });
}

/** `1,860 of the 2,480 doses may be used`, `9 or 10 devices`: both count the same. */
const SAME =
  /^\s?(?:of|out of|or|and|von|oder|und|de|o|y|sur|ou|et|e)(?: the| den| las| los| les| des| as| os)?\s$/iu;
const CLAUSE =
  /[.,;:!?。、\n](?:\s|$)|。|、|\s(?:and|but|while|whereas|und|aber|während|y|pero|mientras|et|mais|tandis que|e|mas|enquanto)\s/u;

function countedIn(text: string): Counted[] {
  const digits = withDigits(text);
  const numbers = quantitiesIn(digits).slice(0, NUMBERS_MAX);
  return numbers.map((number, i) => {
    const [own, next, afterNext] = numbers.slice(i, i + 3);
    const countsSame = own && next && SAME.test(between(digits, own, next));
    const last = countsSame ? next : number;
    const end = (countsSame ? afterNext : next)?.index ?? digits.length;
    const words = conceptsIn(clauseAfter(digits, last, end));
    const before = () => conceptsIn(clauseBefore(digits, numbers[i - 1], number));
    return { value: number.value, words: words.size > 0 ? words : before() };
  });
}

function between(text: string, { index, digits }: Quantity, next: Quantity): string {
  return text.slice(index + digits.length, next.index);
}

function clauseAfter(text: string, { index, digits }: Quantity, end: number): string {
  const start = index + digits.length;
  return text.slice(start, Math.min(end, start + REACH)).split(CLAUSE)[0] ?? '';
}

/** `logs 40k, limit 32k`: what a number counts may come first. */
function clauseBefore(text: string, previous: Quantity | undefined, { index }: Quantity): string {
  const start = previous === undefined ? 0 : previous.index + previous.digits.length;
  return (
    text
      .slice(Math.max(start, index - REACH), index)
      .split(CLAUSE)
      .at(-1) ?? ''
  );
}

function areExchanged([one, other]: readonly [Counted, Counted], said: readonly Counted[]): boolean {
  if (one.value === other.value) return false;
  const shared = (number: Counted, value: number) => {
    const places = said.filter((place) => place.value === value);
    return places.length === 0
      ? undefined
      : Math.max(...places.map(({ words }) => sharedStems(number.words, words)));
  };
  const [own, crossed] = [shared(one, one.value), shared(one, other.value)];
  const [otherOwn, otherCrossed] = [shared(other, other.value), shared(other, one.value)];
  if (own === undefined || crossed === undefined || otherOwn === undefined || otherCrossed === undefined)
    return false;
  const isNoWorse = crossed >= own && otherCrossed >= otherOwn;
  return isNoWorse && crossed + otherCrossed > own + otherOwn && crossed * otherCrossed > 0;
}

/** `1,140 of 870 boxes` */
function isMoreThanAll(claim: string): boolean {
  const [part, whole] = quantitiesIn(claim);
  if (!part || !whole || part.unit !== whole.unit || part.value <= whole.value) return false;
  return /^\s(?:of|out of|von) (?:the |den )?$/i.test(
    claim.slice(part.index + part.digits.length, whole.index),
  );
}
