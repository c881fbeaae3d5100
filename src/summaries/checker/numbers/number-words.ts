import { languageOf, languagesOf } from '../../language/language-of.js';
import { withCompoundNumbers } from './compound-numbers.js';
import { ANY_NUMBER_WORD, NUMBER_WORDS } from './number-word-lists.js';
import { withSpelledDurations } from './spelled-durations.js';

const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...ANY_NUMBER_WORD.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
);

const POWERS: Readonly<Record<string, string>> = {
  dozen: '12',
  dutzend: '12',
  docena: '12',
  douzaine: '12',
  dúzia: '12',
  hundred: '100',
  thousand: '1000',
  million: '1000000',
};

/** The digits of a number word in any language; other words as they are. */
function inDigits(word: string): string {
  return String(ANY_NUMBER_WORD.get(word.toLowerCase()) ?? word);
}

/** `Der Wert ist null` isn't about a number, and `Zwei-Faktor-Anmeldung` has none. */
const COUNTED = /(?<![\p{L}\p{N}-])\p{L}?\p{Ll}{2,12}(?!-?[\p{L}\p{N}])/gu;
const NOT_COUNTED = /^null$/i;
/** Writes a text's number words in digits, by its own language: `once` is 11 only in Spanish. */
export function withOwnDigits(text: string): string {
  const lists = languagesOf(text).flatMap((language) => NUMBER_WORDS.get(language) ?? []);
  if (lists.length === 0) return text;
  return text.replace(COUNTED, (word) => {
    const value = lists.map((words) => words.get(word.toLowerCase())).find((one) => one !== undefined);
    return value === undefined || NOT_COUNTED.test(word) ? word : String(value);
  });
}

/** English and Japanese separate thousands with commas, so there a space separates two numbers. */
const SPACED: ReadonlySet<string | undefined> = new Set(['fr', 'es', 'pt', 'de']);
const IN_GROUPS = /(?<![\d.,:])\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,3}(?![\d:])/gu;
const FULL_WIDTH = /[０-９％．，]/g;
const POWER = /(?<![\d.,])10\^(\d)(?!\d)/g;
/** `12万3000` */
const MYRIADS = /(?<![\d.,])(\d{1,5})万(\d{1,4})(?!\d)/g;
/** `1h20`, `2min30`, `2m30s` */
const JOINED = /(?<![\d.,:\p{L}])(\d{1,3})(?:(h)([0-5]\d)(?:m|min)?|(?:m|min)([0-5]\d)s?)(?![\p{L}\d:])/giu;
const GAP = /[ \u00a0\u202f]/g;

/** A text with `31 260` written as 31260. */
export function withJoinedDigits(text: string): string {
  if (!SPACED.has(languageOf(text))) return text;
  return text.replace(IN_GROUPS, (number) => number.replace(GAP, ''));
}

/** A text with `３．５％` written as 3.5%, `10^6` as 1000000, `12万3000` as 123000, and `1h20` as 1 h 20 min. */
function withPlainDigits(text: string): string {
  return text
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(POWER, (_, power: string) => String(10 ** Number(power)))
    .replace(MYRIADS, (_, many: string, rest: string) => String(Number(many) * 10_000 + Number(rest)))
    .replace(JOINED, (_, first: string, hours: string | undefined, minutes = '', seconds = '') =>
      hours === undefined ? `${first} min ${seconds} s` : `${first} h ${minutes} min`,
    );
}

/** `One point eight`, `eins Komma acht` */
const POINT = /(?<!\p{L})(?:point|komma|coma|virgule|vírgula)(?!\p{L})/iu;
const DECIMAL =
  /(?<![\p{L}\p{N}])(?<!\bat )(\p{L}{2,10}|\d{1,3}) (?:point|komma|coma|virgule|vírgula) (\p{L}{2,10}|\d)(?![\p{L}\p{N}])/giu;
const ONE = /^(?:one|eins?|uno?|une?|uma?|um)$/i;

export function withSpelledDecimals(text: string): string {
  if (!POINT.test(text)) return text;
  return text.replace(DECIMAL, (all, whole: string, part: string) => {
    const [before, after] = [whole, part].map((word) => (ONE.test(word) ? '1' : inDigits(word)));
    return /^\d+$/.test(`${before}${after}`) ? `${before}.${after}` : all;
  });
}

/** A text with `two` and `zwei` written as 2, `31 260` as 31260, and `a minute and a half` as 1.5 minutes. */
export function withDigits(text: string): string {
  return withSpelledDurations(
    withSpelledDecimals(withCompoundNumbers(withJoinedDigits(withPlainDigits(text)))),
  )
    .replace(
      /(?<!\p{L})(?:an?|one|ein(?:e[nm])?|un[ea]?|uma) (hundred|thousand|million|dozen|dutzend|docena|douzaine|dúzia)(?!\p{L})/giu,
      (_, word: string) => POWERS[word.toLowerCase()] ?? word,
    )
    .replace(/\b(?:a|one) (minute|hour|day) and a half\b/gi, '1.5 $1')
    .replace(/\b(\w{1,9}) and a half (?=(?:minute|hour|day|week)s?\b)/gi, (all, word: string) => {
      const digits = inDigits(word);
      return /^\d{1,3}$/.test(digits) ? `${digits}.5 ` : all;
    })
    .replace(/\bhalf an? (hour|minute|day)\b/gi, '0.5 $1')
    .replace(
      /\b(?:an?|one|eine?|una?|une?|uma?) (?=(?:hours?|minutes?|days?|stunden?|minuten?|hora|minuto|heure|jour)\b)/gi,
      '1 ',
    )
    .replace(WORD, inDigits);
}
