type Unit = readonly [unit: string, factor: number];

/** Words for each unit, in all languages, without plural endings. Words with capitals are case-sensitive. */
const WORDS: readonly (readonly [words: string, unit: string, factor: number])[] = [
  ['µs μs us microsecond', 's', 1e-6],
  ['ms millisecond millisekunde milisegundo milliseconde ミリ秒', 's', 0.001],
  ['s sec second sek sekunde seg segundo seconde 秒', 's', 1],
  ['min minute minuto mn 分', 's', 60],
  ['h hr hour std stunde hora heure 時間', 's', 3600],
  ['d day tag día jour dia 日間', 's', 86_400],
  ['w wk week woche semana semaine 週間', 's', 604_800],
  ['dozen dutzend docena douzaine dúzia', '', 12],
  ['hundred hundert 百', '', 100],
  ['k thousand tausend tsd mil 千', '', 1e3],
  ['m mio million millionen millón millon milhão milhõe mi mn', '', 1e6],
  ['bn billion mrd milliarde milliard bilhão bilhõe', '', 1e9],
  ['万', '', 1e4],
  ['億', '', 1e8],
  ['kb', 'byte', 1e3],
  ['mb', 'byte', 1e6],
  ['gb', 'byte', 1e9],
  ['tb', 'byte', 1e12],
  ['pb', 'byte', 1e15],
  ['kib', 'byte', 1024],
  ['mib', 'byte', 1024 ** 2],
  ['gib', 'byte', 1024 ** 3],
  ['tib', 'byte', 1024 ** 4],
  ['Ko', 'byte', 1e3],
  ['Mo', 'byte', 1e6],
  ['Go', 'byte', 1e9],
  ['To', 'byte', 1e12],
  ['B', '', 1e9],
  ['% percent pct prozent パーセント', '%', 1],
];

const UNITS: ReadonlyMap<string, Unit> = new Map(
  WORDS.flatMap(([words, unit, factor]) => words.split(' ').map((word) => [word, [unit, factor]] as const)),
);
const NONE: Unit = ['', 1];
/** `minutes`, `Stunden`, `Tage`, `Tagen`, and not `de`. */
const ENDINGS = [/^$/, /(?<=..)[nse]$/, /(?<=..)e[ns]$/];
const MINUTES: Unit = ['s', 60];
/** `20m` is a time, unless it's more than anyone counts in minutes; `1.2m` and `20M` are millions. */
const MINUTES_MAX = 240;

/** The unit that a word after a number means, and its factor. */
export function unitAfter(number: number, word: string): Unit {
  if (word === 'm' && Number.isInteger(number) && number <= MINUTES_MAX) return MINUTES;
  const small = word.toLowerCase();
  const forms = [word, ...ENDINGS.map((ending) => small.replace(ending, ''))];
  return forms.map((form) => UNITS.get(form)).find((unit) => unit !== undefined) ?? NONE;
}

/** Whether a word is a data size, such as `GB`, which may be converted to another. */
export function isSize(word: string): boolean {
  return unitAfter(1, word)[0] === 'byte';
}
