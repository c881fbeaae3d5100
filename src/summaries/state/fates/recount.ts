import { conceptsIn } from '../../language/concepts.js';
import type { Entry } from '../entry.js';

/** `58 vans`, `24,117 extra rows`, `失敗 5,300人`. */
const COUNTED =
  /(?<![\w.,:+/-])(\d{1,3}(?:[.,]\d{3})+|\d{2,7})(?![\w.,:%]*\d)\s?(\p{L}{2,24})(?:\s(\p{L}{3,24}))?/gu;
/** `失敗は5,300人`: in Japanese, the thing counted may come first. */
const COUNTED_BEFORE =
  /([\p{Script=Han}\p{Script=Katakana}ー]{2,12})(?:した|された|な)?(?:人|方|件|行)?(?:は|が|も|、)?\s?(\d{1,3}(?:,\d{3})+|\d{2,7})(?![\d:.%]|\s?(?:分|時|秒|日|月|年|回))/gu;
/** `Orders were 8,870`. */
const COUNTED_AFTER_VERB =
  /(?<!\p{L})(\p{L}{3,24})\s(?:are|were|is|was|sind|waren|son|eran|fueron|sont|étaient|são|eram|foram)\s(?:only |about |nur |etwa |solo |seulement |só )?(\d{1,3}(?:[.,]\d{3})+|\d{2,7})(?![\w.,:%]*\d|\s?%|\s?\p{L})/giu;
/** Not counts: measurements go up and down, or differ each time. */
const UNIT =
  /^(?:ms|sec|secs?|seconds?|min|mins?|minutes?|hours?|days?|weeks?|months?|years?|am|pm|utc|uhr|cet|cest|kb|mb|gb|tb|kib|mib|gib|sekunden?|minuten?|stunden?|tagen?|wochen?|segundos?|minutos?|horas?|d[ií]as?|secondes?|heures?|jours?|percent|prozent|times?|mal|veces|fois|vezes|jan\w*|feb\w*|mar\w*|apr\w*|may|mai|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|okt\w*|nov\w*|dec\w*|dez\w*|分|時|秒|日|月|年|時間|分間|回)$/iu;
/** `35 more tickets` come on top of those that were counted. */
const MORE = /^(?:more|extra|additional|weitere[rn]?|más|plus|mais|supplémentaires?)$/iu;
/** A recount differs by less than this factor; `11 customers` out of 794 is a different count. */
const RATIO_MAX = 2.5;

/** The numbers in an entry, by what they count. Keeps the first of each. */
function countsIn({ text }: Entry): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [number, noun] of countedIn(text)) {
    for (const word of conceptsIn(noun))
      if (!counts.has(word)) counts.set(word, Number(number.replace(/[.,]/g, '')));
  }
  return counts;
}

/** A cheap check that skips most texts before the slow search for counts. */
const HAS_NUMBER = /\d[\d.,]*\d/;

function countedIn(text: string): [string, string][] {
  if (!HAS_NUMBER.test(text)) return [];
  const after = [...text.matchAll(COUNTED)].filter(
    ([, , first = '', second = '']) => !UNIT.test(first) && !MORE.test(first) && !MORE.test(second),
  );
  const before = [...text.matchAll(COUNTED_BEFORE), ...text.matchAll(COUNTED_AFTER_VERB)];
  return [
    ...after.map(([, number = '', first = '', second = '']): [string, string] => [
      number,
      `${first} ${second}`,
    ]),
    ...before.map(([, noun = '', number = '']): [string, string] => [number, noun]),
  ];
}

/** How many counts of the same thing to remember. */
const REMEMBERED = 8;

/** The latest counts of each thing. */
export class Counts {
  readonly #latest = new Map<string, { entry: Entry; value: number }[]>();

  /**
   * Adds an entry's counts. Returns every earlier entry that they correct, since several people may have repeated it.
   */
  add(entry: Entry): Entry[] {
    const corrected: Entry[] = [];
    for (const [noun, value] of countsIn(entry)) {
      const latest = this.#latest.get(noun) ?? [];
      const isOther = (older: Entry) => older.line !== entry.line;
      corrected.push(
        ...latest.filter((one) => isOther(one.entry) && isRecount(one.value, value)).map((one) => one.entry),
      );
      this.#latest.set(noun, [...latest, { entry, value }].slice(-REMEMBERED));
    }
    return corrected;
  }
}

function isRecount(older: number, newer: number): boolean {
  return older !== newer && older < newer * RATIO_MAX && newer < older * RATIO_MAX;
}
