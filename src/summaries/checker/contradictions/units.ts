import { lazy } from '../../../base/lazy.js';
import type { TranscriptLine } from '../../transcript.js';
import { withDigits } from '../numbers/number-words.js';
import { textOf } from '../record/evidence.js';

/** Words for each unit, in all languages. `m` is left out: it may be minutes, meters or millions. */
const UNITS: Readonly<Record<string, string>> = {
  millisecond:
    'ms millisecond milliseconds millisekunde millisekunden milisegundo milisegundos milliseconde millisecondes ミリ秒',
  second: 's sec secs second seconds sekunde sekunden segundo segundos seconde secondes 秒',
  minute: 'min mins minute minutes minuten minuto minutos 分',
  hour: 'h hr hrs std hour hours stunde stunden hora horas heure heures 時間',
  day: 'd day days tag tage tagen día días dia dias jour jours 日間',
  week: 'week weeks woche wochen semana semanas semaine semaines 週間',
  month: 'month months monat monate monaten mes meses mês mois か月 ヶ月 カ月',
  year: 'year years jahr jahre jahren año años ano anos ans 年間',
  euro: '€ eur euro euros ユーロ',
  dollar: '$ usd dollar dollars dólar dólares',
  pound: '£ gbp pound pounds',
  yen: '¥ yen jpy 円',
  cent: 'ct cent cents centavo centavos céntimo céntimos centime centimes',
  percent: '% percent prozent パーセント',
  kilobyte: 'kb kib',
  megabyte: 'mb mib',
  gigabyte: 'gb gib',
  terabyte: 'tb tib',
  petabyte: 'pb pib',
};

const BEFORE = /([€$£¥])\s?(\d[\d.,]{0,20})/gu;
const AFTER =
  /(?<![\d:.,])(\d[\d.,]{0,20})[\s\u00a0-]?([€$£¥%]|[a-zà-ü]{1,14}|[秒分円]|時間|日間|週間|[かヶカ]月|年間|パーセント|ミリ秒|ユーロ)/giu;

const unitOf = lazy(
  () =>
    new Map(
      Object.entries(UNITS).flatMap(([unit, words]) => words.split(' ').map((one) => [one, unit] as const)),
    ),
);

function unitFor(word: string): string | undefined {
  return unitOf().get(word.toLowerCase());
}

const THOUSANDS = /[.,](?=\d{3}(?:\D|$))/g;
const AT_END = /[.,]$/;

function plainNumber(number: string): string {
  return number.replace(AT_END, '').replace(THOUSANDS, '').replace(',', '.');
}

/** The units of each number of a text. */
function unitsIn(text: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (number: string, word: string) => {
    const unit = unitFor(word);
    if (unit === undefined) return;
    const value = plainNumber(number);
    found.set(value, (found.get(value) ?? new Set()).add(unit));
  };
  const spelled = withDigits(text);
  for (const [, sign = '', number = ''] of spelled.matchAll(BEFORE)) add(number, sign);
  for (const [, number = '', word = ''] of spelled.matchAll(AFTER)) add(number, word);
  return found;
}

interface Compared {
  claim: string;
  sources: readonly TranscriptLine[];
}

/** Whether the claim has a number of its lines with another unit: `14 days` isn't `14 hours`. */
export function changesUnit({ claim, sources }: Compared): boolean {
  const said = unitsIn(sources.map(textOf).join('\n'));
  const [own, rates] = [ratesIn(claim), ratesIn(sources.map(textOf).join('\n'))];
  if (rates.size > 0 && [...own].some((rate) => !rates.has(rate))) return true;
  return [...unitsIn(claim)].some(([value, units]) => {
    const known = said.get(value);
    return known !== undefined && [...units].some((unit) => !known.has(unit));
  });
}

const RATE =
  /(?:(?<!\p{L})(?:per|pro|por|par|each)|(?<=\d (?:\p{L}{1,20} )?)an?|\/)\s?(\p{L}{1,10})|毎([秒分時日週])|(秒|分|時間|日)あたり/giu;
const JAPANESE: Readonly<Record<string, string>> = { 時: '時間', 日: '日間', 週: '週間' };

/** The units of time in `90 a minute` and `3/h`. */
function ratesIn(text: string): Set<string> {
  const words = [...text.matchAll(RATE)].map(([, word, each, over]) => word ?? each ?? over ?? '');
  return new Set(
    words.flatMap((word) => unitFor(JAPANESE[word] ?? word) ?? []).filter((unit) => IS_TIME.test(unit)),
  );
}

const IS_TIME = /^(?:second|minute|hour|day|week|month|year)$/;
