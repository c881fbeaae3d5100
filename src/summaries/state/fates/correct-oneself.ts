import type { Entry, EntryKind } from '../entry.js';
import { end } from './end-entry.js';

/** `Sorry no, vpn-2 is down`; `no wait, it ran at 4`. */
const CORRECTS =
  /^(?:(?:ah|oh|oops|ugh|hm+|ups|mist|ay|uy|mince|opa|oh je)[,.!]? ){0,2}(?:(?:no|nope|nein|nee|non|não)[,.]? (?:wait|sorry|actually|warte|moment|doch nicht|espera|perdón|attends|pardon|pera|peraí|desculpa)|(?:sorry|wait|pardon|perdón|perdon|desculpa|warte|moment|espera|attends)[,.]? (?:no|nein|nee|non|não)|нет,? (?:подожди|стоп)|стоп,? нет)(?!\p{L})|^(?:いや、?(?:待って|違)|すみません、?(?:違|間違))/iu;
const CORRECTABLE: ReadonlySet<EntryKind> = new Set([
  'ruledOut',
  'cause',
  'hypothesis',
  'context',
  'impact',
  'recovery',
  'done',
]);
/** People notice right away, in lines. */
const WITHIN = 3;

/** Takes back the last message of a person who corrects themself right afterward. */
export function correctOneself(entry: Entry, stated: readonly Entry[]): void {
  const { line, place, text, asked } = entry;
  if (line.kind !== 'said' || !CORRECTS.test(text)) return;
  const last = stated.findLast((older) => older.line.userId === line.userId && older.line !== line)?.line;
  if (last === undefined || last.kind !== 'said' || last.isKey || last === asked?.line) return;
  for (const older of stated) {
    if (older.line !== last || place - older.place > WITHIN || older.fate !== 'holds') continue;
    if (CORRECTABLE.has(older.kind)) end(older, 'withdrawn', entry);
  }
}
