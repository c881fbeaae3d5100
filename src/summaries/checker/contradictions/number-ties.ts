import { conceptsIn } from '../../language/concepts.js';
import { withDigits } from '../numbers/number-words.js';
import { follows, type Quantity, quantitiesIn } from '../numbers/quantities.js';
import { type Assertion, bestPieces, type Piece } from '../record/evidence.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { sharedStems } from '../record/shared-stems.js';

interface Compared {
  assertions: readonly Assertion[];
  pieces: readonly Piece[];
}

const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?/g;

/** Whether a number of the claim counts something else in its sources, or two numbers are swapped. */
export function misplacesNumber({ assertions, pieces }: Compared): boolean {
  return assertions.some((assertion) => {
    const numbers = numbersIn(assertion.text);
    return (
      numbers.some((one) => countsSomethingElse(one, assertion, pieces)) ||
      areSwapped(assertion.text, numbers, pieces)
    );
  });
}

function numbersIn(text: string): Quantity[] {
  return quantitiesIn(withDigits(text).replace(CLOCK, ' '));
}

function countsSomethingElse(
  number: Quantity,
  { text, words }: Assertion,
  pieces: readonly Piece[],
): boolean {
  const having = pieces.filter((piece) => numbersIn(piece.text).some((one) => follows(number, one)));
  if (having.length === 0 || having.some((piece) => isOtherLanguage(text, piece.statement.text)))
    return false;
  if (having.some((piece) => countsTheSame(number, text, piece))) return false;
  const others = withoutDigits(words);
  const said = having.filter((piece) => withoutDigits(piece.words).size > 1);
  if (others.size === 0 || said.length === 0) return false;
  const near = Math.max(...having.map((piece) => sharedStems(others, piece.words)));
  const [best] = bestPieces(others, pieces);
  const most = best === undefined ? 0 : sharedStems(others, best.words);
  const isElsewhere = best !== undefined && most > near && numbersIn(best.text).length > 0;
  const isUnrelated =
    near === 0 &&
    most > 0 &&
    having.every(({ statement, line }) => !sharesAny(others, statement.text, line.text));
  return isElsewhere || isUnrelated;
}

/** `21,000 EUR` and `21,400 EUR`: the word after the number says what it counts. */
function countsTheSame(number: Quantity, text: string, { statement }: Piece): boolean {
  const counted = countedBy(number, text);
  const others = numbersIn(statement.text).filter(
    (one) => sharedStems(counted, countedBy(one, statement.text)) > 0,
  );
  return others.length === 1 && others.every((one) => follows(number, one));
}

function countedBy({ index, digits }: Quantity, text: string): Set<string> {
  const rest = withDigits(text)
    .replace(CLOCK, ' ')
    .slice(index + digits.length);
  return conceptsIn(nextWord(rest));
}

function nextWord(rest: string): string {
  return /^[\s-]{0,2}(\p{L}{2,30})/u.exec(rest)?.[1] ?? '';
}

/** A number may belong to the subject of an earlier part of the sentence, or of the only sentence. */
function sharesAny(words: ReadonlySet<string>, sentence: string, line: string): boolean {
  const hasOthers = numbersIn(sentence).length > 1;
  return bestWords(words, hasOthers ? '' : sentence === '' ? line : sentence) > 0;
}

function bestWords(words: ReadonlySet<string>, text: string): number {
  return sharedStems(words, conceptsIn(text));
}

/** `from 5000 to 500` for `from 500 to 5000`. */
function areSwapped(text: string, numbers: readonly Quantity[], pieces: readonly Piece[]): boolean {
  const [first, second] = numbers;
  if (!first || !second || first.value === second.value || !FROM_TO.test(text)) return false;
  return pieces.some((piece) => {
    const said = numbersIn(piece.text).map(({ value }) => value);
    const [a, b] = [said.indexOf(first.value), said.indexOf(second.value)];
    return a >= 0 && b >= 0 && a > b;
  });
}

/** `from 5 to 8`, `5 → 8`, `4 of 24`: the order of the numbers matters. */
const FROM_TO =
  /\b(?:from|von|de|desde)\s.{0,40}\s(?:to|auf|a|para|à|hasta)\s|→|->|\d\s(?:of|von|de|sur|out of)\s(?:the |den )?\d/i;

function withoutDigits(words: ReadonlySet<string>): Set<string> {
  return new Set([...words].filter((word) => !/^\d[\d.,]*$/.test(word)));
}
