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

/** `Jetzt alle` after `20 von 24 gehen wieder`. */
const ALL_NOW =
  /^(?:(?:and )?now (?:all|everyone|everything)(?: of them)?|all(?: of them)? now|(?:und )?jetzt alle|alle jetzt|(?:y )?(?:ahora|ya) tod[oa]s|tod[oa]s ya|(?:et )?maintenant (?:tous|toutes)|(?:tous|toutes) maintenant|(?:e )?agora tod[oa]s|tod[oa]s agora|теперь все)[.!]*$|^(?:今は)?全部(?:です)?[。]?$/iu;
const PART = /\d (?:of|von|de|sur|из) (?:the |los |las |os |as )?\d|\d\/\d/iu;

/** What was true of part of them is now true of all. */
export function completeLevel(entry: Entry, stated: readonly Entry[]): void {
  if (entry.line.kind !== 'said' || !ALL_NOW.test(entry.text)) return;
  const last = stated.findLast(
    ({ text, line, cues }) => line !== entry.line && (PART.test(text) || cues.has('partial')),
  );
  if (last === undefined || entry.place - last.place > WITHIN) return;
  end(last, 'overtaken', entry);
  entry.kind = last.kind;
  entry.sureness = last.sureness;
  entry.asked = { line: last.line, text: last.text };
}
