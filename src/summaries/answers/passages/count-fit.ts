import { conceptsIn } from '../../language/concepts.js';
import type { QuestionType } from '../question/question-patterns.js';

/** `how many tablets`: the word after "how many" names what's counted. */
const COUNTED = /(?:how many|wie ?viele?|cuánt[oa]s|combien (?:de |d')?|quant[oa]s)\s{0,2}(\p{L}{2,30})/iu;
const COUNTS_IT = 1.3;
const WORDS_AFTER = 3;
const ASKS_MONEY =
  /(?<!\p{L})(?:cost|costs|money|refund\w*|pay|paid|price|revenue|credit|kosten|kostet|geld|erstatt\w*|cuesta|dinero|coûté?)(?!\p{L})|いくら/iu;
const MONEY = /[$€£¥円]|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?)\b/i;
const NO_MONEY = 0.3;

/**
 * Raises the fit of amounts that count what the question asks about, and lowers that of those without money if it asks
 * for money. 1 for other questions.
 */
export function countFit(text: string, question: string, type: QuestionType): number {
  if (type !== 'amount' && type !== 'affected') return 1;
  const isCounted = countsWhatIsAsked(text, question);
  if (isCounted === undefined) return ASKS_MONEY.test(question) && !MONEY.test(text) ? NO_MONEY : 1;
  return isCounted ? COUNTS_IT : 1;
}

/** Whether a text has a number of what the question counts. Undefined if the question doesn't name it. */
export function countsWhatIsAsked(text: string, question: string): boolean | undefined {
  const counted = COUNTED.exec(question)?.[1];
  if (counted === undefined) return undefined;
  const wanted = conceptsIn(counted);
  const tokens = text.split(/\s+/);
  return tokens.some((token, i) => {
    if (!/\d/.test(token) || /\d:\d/.test(token)) return false;
    const after = conceptsIn(tokens.slice(i + 1, i + 1 + WORDS_AFTER).join(' '));
    return [...wanted].some((word) => after.has(word));
  });
}
