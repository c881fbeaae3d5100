import type { Entry } from '../entry.js';
import { end } from './end-entry.js';

/** `1% now`, `down to 300 ms`: a level and nothing else. */
const ONLY_LEVEL =
  /^(?<time>(?:(?:and|now|at|still|down to|up to|back to|und|jetzt|noch|nur noch|bei|ahora|ya|va por|baja a|maintenant|encore|agora|já|сейчас|уже|今は?)[,:]? ){0,3})~?\d{1,9}(?:[.,]\d{1,3})?(?: ?(?<unit>%|percent|prozent|ms|s|sec|rps|qps|k))?(?<later> (?:now|again|jetzt|ahora|maintenant|agora|сейчас))?[.!…]{0,3}$/iu;
/** People give the next level of what was just measured. */
const WITHIN = 8;

/** The next level of the same thing, in a line that only has the value, takes over what was measured and what it was. */
export function continueLevel(entry: Entry, measured: readonly Entry[]): void {
  const { unit = '', time = '', later = '' } = ONLY_LEVEL.exec(entry.text)?.groups ?? {};
  // A number alone may be anything.
  if (unit + time + later === '' || entry.line.kind !== 'said' || entry.asked !== undefined) return;
  const last = measured.findLast(({ line }) => line.kind !== 'bot');
  if (last === undefined || last.line === entry.line || entry.place - last.place > WITHIN) return;
  if (last.line.thread !== entry.line.thread || !last.text.toLowerCase().includes(unit.toLowerCase())) return;
  end(last, 'overtaken', entry);
  if (!entry.isLabeled) entry.kind = last.kind;
  entry.asked = last.asked ?? { line: last.line, text: last.text };
}

/** `Jetzt alle` after `20 von 24 gehen wieder`; `all 9 now, printing again` after `rolled back 2 of 9`. */
const ALL_NOW = new RegExp(
  `^(?:(?:and )?now (?:all|everyone|everything)(?: of them| \\d{1,6})?|all(?: of them| (?:the )?\\d{1,6}| the others)?(?: are)? now|(?:und )?jetzt alle(?: \\d{1,6})?|alle(?: \\d{1,6})? jetzt|` +
    `(?:y )?(?:ahora|ya) (?:est[áa]n )?tod[oa]s|tod[oa]s(?: l[oa]s \\d{1,6})? ya|(?:et )?maintenant (?:tous|toutes)|(?:tous|toutes)(?: les \\d{1,6})? maintenant|` +
    `(?:e )?agora (?:est[ãa]o )?tod[oa]s|tod[oa]s(?: [oa]s \\d{1,6})? agora|теперь все(?: \\d{1,6})?)(?:[.!]*$|, )|^(?:今は)?全部(?:です)?[。]?$`,
  'iu',
);
const PART = /\d (?:of|von|de|sur|из) (?:the |los |las |os |as )?\d|\d\/\d/iu;
/** `900 are in` is a part of them, if someone says right afterward that all are. */
const COUNT = /^~?\d[\d.,]{0,9} \p{L}/u;
const COUNTED_WITHIN = 2;

/** What was true of part of them is now true of all. */
export function completeLevel(entry: Entry, stated: readonly Entry[]): void {
  if (entry.line.kind !== 'said' || !ALL_NOW.test(entry.text)) return;
  const last = stated.findLast((older) => older.line !== entry.line && isPart(older, entry));
  if (last === undefined || entry.place - last.place > WITHIN) return;
  end(last, 'overtaken', entry);
  entry.kind = last.kind;
  entry.sureness = last.sureness;
  entry.asked = { line: last.line, text: last.text };
}

function isPart({ text, cues, place }: Entry, entry: Entry): boolean {
  if (PART.test(text) || cues.has('partial')) return true;
  return COUNT.test(text) && entry.place - place <= COUNTED_WITHIN;
}
