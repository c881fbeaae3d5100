import { languageOf, languagesOf } from '../language/language-of.js';
import { withCompoundNumbers } from './compound-numbers.js';
import { withSpelledDurations } from './spelled-durations.js';

/** Numbers in words, in the languages that summaries know best. Ambiguous ones (`eins`, `um`, `un`) are left out. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90',
  de: 'null:0 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90',
  es: 'dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 quince:15 veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 doscientos:200 doscientas:200 trescientos:300 quinientos:500',
  fr: 'deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 quinze:15 treize:13 quatorze:14 seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 quatre-vingts:80',
  pt: 'dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 doze:12 quinze:15 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90 cem:100 duzentos:200 duzentas:200 trezentos:300 quinhentos:500',
};

const VALUES: ReadonlyMap<string, string> = new Map(
  Object.values(WORDS)
    .flatMap((list) => list.split(' '))
    .map((pair) => pair.split(':') as [string, string]),
);

const WORD = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...VALUES.keys()].sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\p{N}])`,
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

/** `Der Wert ist null` isn't about a number, and `Zwei-Faktor-Anmeldung` has none. */
const COUNTED = /(?<![\p{L}\p{N}-])\p{L}?\p{Ll}{2,12}(?!-?[\p{L}\p{N}])/gu;
const NOT_COUNTED = /^null$/i;
const BY_LANGUAGE: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(WORDS).map(([language, list]) => [
    language,
    new Map(list.split(' ').map((pair) => pair.split(':') as [string, string])),
  ]),
);

/** A text with the numbers that its own language has words for in digits: `once` is 11 in Spanish only. */
export function withOwnDigits(text: string): string {
  const lists = languagesOf(text).flatMap((language) => BY_LANGUAGE.get(language) ?? []);
  if (lists.length === 0) return text;
  return text.replace(COUNTED, (word) => {
    const digits = lists.map((words) => words.get(word.toLowerCase())).find((one) => one !== undefined);
    return digits === undefined || NOT_COUNTED.test(word) ? word : digits;
  });
}

/** English and Japanese put a comma between thousands, so two numbers next to each other are two. */
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
    const [before, after] = [whole, part].map((word) =>
      ONE.test(word) ? '1' : (VALUES.get(word.toLowerCase()) ?? word),
    );
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
      const digits = VALUES.get(word.toLowerCase()) ?? word;
      return /^\d{1,3}$/.test(digits) ? `${digits}.5 ` : all;
    })
    .replace(/\bhalf an? (hour|minute|day)\b/gi, '0.5 $1')
    .replace(
      /\b(?:an?|one|eine?|una?|une?|uma?) (?=(?:hours?|minutes?|days?|stunden?|minuten?|hora|minuto|heure|jour)\b)/gi,
      '1 ',
    )
    .replace(WORD, (word) => VALUES.get(word.toLowerCase()) ?? word);
}
