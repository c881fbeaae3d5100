/** Numbers in words, in the languages that summaries know best. Ambiguous ones (`eins`, `um`, `un`) are left out. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'zero:0 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90',
  de: 'null:0 zwei:2 drei:3 vier:4 fünf:5 sechs:6 sieben:7 acht:8 neun:9 zehn:10 elf:11 zwölf:12 dreizehn:13 vierzehn:14 fünfzehn:15 zwanzig:20 dreißig:30 vierzig:40 fünfzig:50 sechzig:60 siebzig:70 achtzig:80 neunzig:90',
  es: 'dos:2 tres:3 cuatro:4 cinco:5 seis:6 siete:7 ocho:8 nueve:9 diez:10 once:11 doce:12 quince:15 veinte:20 treinta:30 cuarenta:40 cincuenta:50 sesenta:60 setenta:70 ochenta:80 noventa:90 cien:100 doscientos:200 doscientas:200 trescientos:300 quinientos:500',
  fr: 'deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10 onze:11 douze:12 quinze:15 treize:13 quatorze:14 seize:16 vingt:20 trente:30 quarante:40 cinquante:50 soixante:60 quatre-vingts:80',
  pt: 'dois:2 duas:2 três:3 quatro:4 cinco:5 seis:6 sete:7 oito:8 nove:9 dez:10 doze:12 quinze:15 vinte:20 trinta:30 quarenta:40 cinquenta:50 sessenta:60 setenta:70 oitenta:80 noventa:90 cem:100 duzentos:200 duzentas:200 trezentos:300 quinhentos:500',
};

export type NumberWords = ReadonlyMap<string, number>;

const read = (list: string): NumberWords =>
  new Map(
    list.split(' ').map((pair) => {
      const [word = '', value] = pair.split(':');
      return [word, Number(value)];
    }),
  );

/** What each number word stands for, by language. */
export const NUMBER_WORDS: ReadonlyMap<string, NumberWords> = new Map(
  Object.entries(WORDS).map(([language, list]) => [language, read(list)]),
);

/** What a number word of any language stands for. */
export const ANY_NUMBER_WORD: NumberWords = new Map(
  [...NUMBER_WORDS.values()].flatMap((words) => [...words]),
);
