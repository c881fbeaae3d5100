import { sharedWords } from '../../content-words.js';
import type { Entry, EntryKind } from '../entry.js';
import { statesLevel } from '../reading/states-level.js';
import { end } from './end-entry.js';

/** Kinds of statements that say how much or how bad something is. */
export const MEASURED: ReadonlySet<EntryKind> = new Set([
  'impact',
  'context',
  'progress',
  'recovery',
  'hypothesis',
  'cause',
]);

/** `Errors back to 0` ends every earlier failure that was measured. */
const ALL_CLEAR =
  /(?:errors?|failures?|failed|fehler\w{0,5}|errores|erreurs|erros|エラー\S{0,3})\s?.{0,40}(?:(?:back |down )?(?:to|at) (?:0|zero|normal)|(?:wieder )?(?:bei|auf) (?:0|null)|(?:a|à|em) (?:0|cero|zéro|zero)|[0０]に|ゼロ)(?!\d|[.,:]\d)/iu;
const SHARED_MIN = 2;
/** A short statement has one subject, so one shared word identifies it. */
const SHORT = 5;

export function isMeasurement({ text, line }: Entry): boolean {
  return statesLevel(text) && !line.isKey && line.kind !== 'note';
}

/** Whether an entry can replace an earlier level: it gives a newer one, or reports a recovery. */
export function measuresAgain({ kind, text, cues }: Entry): boolean {
  if (kind === 'question' || kind === 'hypothesis') return false;
  return statesLevel(text) || ALL_CLEAR.test(text) || kind === 'recovery' || cues.has('recovery');
}

/** Ends earlier levels of the same thing, given a newer level or its recovery. */
export function remeasure(entry: Entry, earlier: readonly Entry[], words: ReadonlySet<string>): void {
  const isAllClear = ALL_CLEAR.test(entry.text);
  for (const older of earlier) {
    if (older.line === entry.line || older.fate !== 'holds') continue;
    if (older.kind === 'cause' && !statesLevel(entry.text)) continue;
    const needed = Math.min(entry.words.size, older.words.size) <= SHORT ? 1 : SHARED_MIN;
    const isSame = sharedWords(words, older.words) >= needed;
    if (!isSame && !(isAllClear && older.cues.has('failure'))) continue;
    end(older, 'overtaken', entry);
  }
}
