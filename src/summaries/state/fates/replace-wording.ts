import type { Entry, EntryKind } from '../entry.js';
import { statesLevel } from '../reading/states-level.js';
import { withDeniedName } from './denied-names.js';
import { correct } from './end-entry.js';

/** Kinds whose numbers count something. */
export const COUNTS: ReadonlySet<EntryKind> = new Set(['impact', 'cause', 'context', 'done', 'recovery']);

/** The maximum distance back to the number that a correction replaces, in lines. */
const WITHIN = 25;
/** A correction with fewer words doesn't say what it's about. */
const BARE = 2;
const DIGITS = /\d[\d.,]*\d|\d/g;

/** Where each number was last mentioned. */
export class Mentions {
  readonly #places = new Map<string, number>();

  add({ text, place }: Entry): void {
    for (const number of text.match(DIGITS) ?? []) this.#places.set(number, place);
  }

  /**
   * Whether it has a number that wasn't mentioned recently. `#4127 was innocent` and `I was wrong about 4.18` only
   * repeat one.
   */
  hasNew({ text, place }: Entry): boolean {
    const isNew = (number: string) => place - (this.#places.get(number) ?? -Infinity) > WITHIN;
    return text.match(DIGITS)?.some(isNew) === true;
  }
}

/**
 * `Correction: it's 1,190` replaces the last number by the same person, or a bare number the one right before it by
 * anyone, and takes over its subject.
 */
export function replaceNumber(denial: Entry, earlier: readonly Entry[]): void {
  const isOnlyNumber = isOnlyRecounted(denial.text);
  const has = !/\d/.test(timeless(denial.text)) ? hasClock : isOnlyNumber ? hasDigit : hasCount;
  const isBare = isBareNumber(denial) || recounts(denial);
  const isOf = ({ line, place }: Entry) =>
    line.userId === denial.line.userId || (isBare && denial.place - place === 1);
  const last = earlier.findLast((entry) => isOf(entry) && has(entry.text));
  if (last?.fate !== 'holds' || denial.place - last.place > WITHIN) return;
  // A newer level doesn't make the older one wrong.
  if (isOnlyNumber && statesLevel(last.text)) return;
  replace(last, denial);
  // A count that was asked for says nothing without the question.
  if (isBare) denial.asked ??= last.asked ?? { line: last.line, text: last.text };
}

const CLOCK = /\d{1,2}[:h]\d{2}/g;

function timeless(text: string): string {
  return text.replace(CLOCK, '');
}

/** `It began at 9:20` replaces a time, `290` a count. */
function hasClock(text: string): boolean {
  return timeless(text) !== text;
}

/** Not a time or a level. */
const COUNT = /(?<![\d.,:])\d[\d.,]{0,9}(?! ?(?:[時分日秒%]|(?:h|min|mins|am|pm|uhr|s|ms)(?!\p{L}))|[\d:])/iu;

function hasDigit(text: string): boolean {
  return COUNT.test(timeless(text));
}

function hasCount(text: string): boolean {
  return /\d{2}/.test(timeless(text));
}

/** `More like 14k`: puts a number right without saying what it counts. */
const RECOUNTS =
  /^(?:(?:no|nah|well|hm+|nee?|naja|non|não|нет)[,.]? )?(?:(?:(?:it|that)['’]?s |it is )?(?:actually |rather )?(?:more like|closer to)|make (?:that|it)|(?:es sind |wohl |das sind )?eher|(?:son )?más bien|mejor dicho|(?:c['’]est )?plutôt|(?:está |são )?mais para|скорее|むしろ|というか) ?(?:about |around |roughly |~ ?|etwa |rund |unos |unas |cerca de |environ |uns |umas |около )?\d/iu;
/** `Actually 4`, `its 23 now`, `inzwischen 23`: the number is all that's new. */
const ONLY_RECOUNTED =
  /^(?:actually|now|it['’]?s (?:actually |now )?|that['’]?s (?:actually |now )?|we['’]?re at|up to|eigentlich|inzwischen|mittlerweile|jetzt(?: sind es)?|es sind (?:jetzt |inzwischen )?|en realidad|ya son|ahora son|en fait|c['’]est (?:maintenant )?|on est à|maintenant|na verdade|já são|agora são|уже|на самом деле|実は|現在)[,:]? ?~?\d[\d.,]{0,9} ?k?(?: (?:now|already|jetzt|ya|maintenant|agora))?(?:[.!]*$|, )|^~?\d[\d.,]{0,9} ?k? (?:with|including|incl\.?|mit|inklusive|con|incluyendo|avec|y compris|com|incluindo) |^~?\d[\d.,]{0,9} ?k? (?:actually|eigentlich|en realidad|en fait|na verdade)(?:[.!]*$|, )|^(?:最終的に|現在|実は)\d[\d,]* ?\p{L}{0,3}(?:です|でした)[。]?$/iu;

/** `No, 310 with the canceled ones`, `いや、3パス分です`: another count than someone just gave. */
const NO_COUNT =
  /^(?:no|nah|nein|nee|non|não|нет)[,.]? (?:it['’]?s |(?:it )?was |they were |es sind |es waren |son |fueron |c['’]est |são |foram )?~?\d[\d.,]{0,9} ?k?(?![\d:]| ?(?:min|h|uhr|am|pm)(?!\p{L}))|^(?:いや|いえ|いいえ)、?約?\d/iu;

export function recounts({ text, kind }: Entry): boolean {
  return kind !== 'question' && (RECOUNTS.test(text) || isOnlyRecounted(text));
}

function isOnlyRecounted(text: string): boolean {
  return ONLY_RECOUNTED.test(text) || NO_COUNT.test(text);
}

/** `scratch that, 19` */
function isBareNumber({ words }: Entry): boolean {
  return [...words].filter((word) => !/^\d/.test(word)).length < BARE;
}

/** `eu-west not eu-central` takes over the subject of the entry it corrects, and needs it to make sense. */
export function replaceName(denial: Entry, earlier: readonly Entry[]): void {
  const misnamed = withDeniedName(denial, earlier);
  if (misnamed === undefined) return;
  replace(misnamed, denial);
  denial.asked ??= { line: misnamed.line, text: misnamed.text };
}

function replace(older: Entry, newer: Entry): void {
  correct(older, newer);
  if (COUNTS.has(older.kind) && !newer.isLabeled) newer.kind = older.kind;
}
