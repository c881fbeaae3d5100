import { NUMBER_WORDS } from './number-word-lists.js';

type Pairs = readonly (readonly [word: string, value: number])[];

/** The words of a language for numbers in a range. */
const wordsOf = (language: string, isWanted: (value: number) => boolean): Pairs =>
  [...(NUMBER_WORDS.get(language) ?? [])].filter(([, value]) => isWanted(value));

const isTen = (value: number) => value >= 20 && value <= 90;
const isOne = (value: number) => value > 0 && value < 10;
/** `Soixante et onze`, `quatre-vingt-quinze` */
const isFrenchOne = (value: number) => value > 0 && value < 17;

/** Languages that form the numbers from 21 to 99 from two words. */
const TENS: Pairs = [...['en', 'es', 'fr', 'pt'].flatMap((one) => wordsOf(one, isTen)), ['quatre-vingt', 80]];
const ONES: Pairs = [
  ...['en', 'es', 'pt'].flatMap((one) => wordsOf(one, isOne)),
  ...wordsOf('fr', isFrenchOne),
  ...['one', 'uno', 'una', 'un', 'une', 'um', 'uma'].map((one) => [one, 1] as const),
];
const GERMAN_TENS = wordsOf('de', isTen);
const GERMAN_ONES: Pairs = [...wordsOf('de', isOne), ['ein', 1]];
const SPANISH_TWENTIES =
  'uno:21 ún:21 una:21 dós:22 trés:23 cuatro:24 cinco:25 séis:26 siete:27 ocho:28 nueve:29'.split(' ');

const VALUES = new Map([...TENS, ...ONES, ...GERMAN_TENS, ...GERMAN_ONES]);
const TWENTIES = new Map(SPANISH_TWENTIES.map((pair) => [`veinti${pair.slice(0, -3)}`, pair.slice(-2)]));

const anyOf = (pairs: Pairs) =>
  pairs
    .map(([word]) => word)
    .sort((a, b) => b.length - a.length)
    .join('|');
const TWO_WORDS = new RegExp(
  `(?<!\\p{L})(${anyOf(TENS)})(?:-et-|-| et | y | e | )(${anyOf(ONES)})(?![\\p{L}-])`,
  'giu',
);
const ONE_WORD = new RegExp(`(?<!\\p{L})(${anyOf(GERMAN_ONES)})und(${anyOf(GERMAN_TENS)})(?!\\p{L})`, 'giu');
const HUNDREDS = new RegExp(`(?<!\\p{L}|\\d\\s)(${anyOf(GERMAN_ONES)})?(hundert|tausend)(?!\\p{L})`, 'giu');
const VEINTI = /(?<!\p{L})veinti\p{L}{2,6}/giu;
const MAY_HAVE = new RegExp(
  `${anyOf(TENS)}|undert|tausend|und(?:${anyOf(GERMAN_TENS)})|veinti|[一二三四五六七八九十]`,
  'iu',
);

/** A text with `twenty-five`, `fünfundzwanzig`, `veinticinco` and `十二件` written in digits. */
export function withCompoundNumbers(text: string): string {
  if (!MAY_HAVE.test(text)) return text;
  const sum = (_: string, one: string, other: string) => String(numberFor(one) + numberFor(other));
  return text
    .replace(TWO_WORDS, sum)
    .replace(ONE_WORD, sum)
    .replace(HUNDREDS, (_, one: string | undefined, power: string) =>
      String((one === undefined ? 1 : numberFor(one)) * (power.toLowerCase() === 'hundert' ? 100 : 1000)),
    )
    .replace(VEINTI, (word) => TWENTIES.get(word.toLowerCase()) ?? word)
    .replace(KANJI, (number) => String(kanjiValue(number)));
}

function numberFor(word: string): number {
  return VALUES.get(word.toLowerCase()) ?? 0;
}

const DIGITS = '〇一二三四五六七八九';
/** Only before counters, because the kanji for numbers are part of many other words. */
const KANJI =
  /(?<![〇一二三四五六七八九十百千\p{Script=Han}])[一二三四五六七八九]?十?[一二三四五六七八九]?(?<=[一二三四五六七八九十])(?=(?:件|台|名|人|回|社|個|本|分|秒|時間|日間|週間|か所|つの))/gu;

/** `十二` is 12, `三十` 30. */
function kanjiValue(number: string): number {
  const [before = '', after] = number.split('十');
  if (after === undefined) return DIGITS.indexOf(before);
  return (before === '' ? 1 : DIGITS.indexOf(before)) * 10 + (after === '' ? 0 : DIGITS.indexOf(after));
}
