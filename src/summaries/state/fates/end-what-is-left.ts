import { clausesIn } from '../../language/statements.js';
import type { Entry } from '../entry.js';
import { isOnlyNumber } from '../reading/is-only-number.js';
import { statesLevel } from '../reading/states-level.js';
import { saysNothingIsLeft, saysWhatIsLeft } from '../reading/what-is-left.js';
import { end } from './end-entry.js';

/** People report what's left every few lines. */
const WITHIN = 14;

/** `Sigue subiendo, 1.600`: a level, or a number in a clause of its own. */
function saysHowMuch(text: string): boolean {
  return saysWhatIsLeft(text) || statesLevel(text) || clausesIn(text).some(isOnlyNumber);
}

/** Ends what was left, or measured, in the lines before someone says that nothing is. */
export function endWhatIsLeft(entry: Entry, stated: readonly Entry[]): void {
  const { text, line, place } = entry;
  if (line.kind !== 'said' || entry.asked !== undefined || !saysNothingIsLeft(text)) return;
  for (const older of stated) {
    const isNear = place - older.place <= WITHIN && older.line.thread === line.thread;
    if (!isNear || older.line === line || older.line.kind === 'bot' || older.line.isKey) continue;
    const isOwnWork = older.kind === 'progress' && older.line.userId === line.userId;
    if (older.fate === 'holds' && (isOwnWork || saysHowMuch(older.text))) end(older, 'overtaken', entry);
  }
}
