import { end } from './end-entry.js';
import type { Entry } from './entry.js';

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
