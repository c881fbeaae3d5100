/** Words that make up the numbers from 21 to 99, in the languages that put them together from two. */
const TENS =
  'twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 quatre-vingt:80 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 oitenta:80 noventa:90';
const ONES =
  'one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 uno:1 una:1 un:1 dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 une:1 deux:2 trois:3 quatre:4 cinq:5 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 treize:13 quatorze:14 quinze:15 seize:16 um:1 uma:1 dois:2 duas:2 três:3 sete:7 oito:8 nove:9';
const GERMAN_TENS = 'zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90';
const GERMAN_ONES = 'ein:1 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9';
const SPANISH_TWENTIES =
  'veintiuno:21 veintiún:21 veintiuna:21 veintidós:22 veintitrés:23 veinticuatro:24 veinticinco:25 veintiséis:26 veintisiete:27 veintiocho:28 veintinueve:29';

const pairsOf = (list: string) => list.split(' ').map((pair) => pair.split(':') as [string, string]);
const [tens, ones, germanTens, germanOnes] = [TENS, ONES, GERMAN_TENS, GERMAN_ONES].map(pairsOf);
const VALUES = new Map(
  [...(tens ?? []), ...(ones ?? []), ...(germanTens ?? []), ...(germanOnes ?? [])].map(([w, n]) => [
    w,
    Number(n),
  ]),
);
const TWENTIES = new Map(pairsOf(SPANISH_TWENTIES));

const anyOf = (pairs: readonly (readonly [string, string])[] = []) => pairs.map(([word]) => word).join('|');
const TWO_WORDS = new RegExp(
  `(?<!\\p{L})(${anyOf(tens)})(?:-et-|-| et | y | e | )(${anyOf(ones)})(?![\\p{L}-])`,
  'giu',
);
const ONE_WORD = new RegExp(`(?<!\\p{L})(${anyOf(germanOnes)})und(${anyOf(germanTens)})(?!\\p{L})`, 'giu');
const HUNDREDS = new RegExp(`(?<!\\p{L}|\\d\\s)(${anyOf(germanOnes)})?(hundert|tausend)(?!\\p{L})`, 'giu');
const VEINTI = /(?<!\p{L})veinti\p{L}{2,6}/giu;
const MAY_HAVE = new RegExp(
  `${anyOf(tens)}|undert|tausend|und(?:${anyOf(germanTens)})|veinti|[一二三四五六七八九十]`,
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
/** Only before what counts things: kanji for numbers are in many other words. */
const KANJI =
  /(?<![〇一二三四五六七八九十百千\p{Script=Han}])[一二三四五六七八九]?十?[一二三四五六七八九]?(?<=[一二三四五六七八九十])(?=(?:件|台|名|人|回|社|個|本|分|秒|時間|日間|週間|か所|つの))/gu;

/** `十二` is 12, `三十` 30. */
function kanjiValue(number: string): number {
  const [before = '', after] = number.split('十');
  if (after === undefined) return DIGITS.indexOf(before);
  return (before === '' ? 1 : DIGITS.indexOf(before)) * 10 + (after === '' ? 0 : DIGITS.indexOf(after));
}
