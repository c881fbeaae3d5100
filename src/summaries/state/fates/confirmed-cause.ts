import type { Entry, EntryKind } from '../entry.js';
import { confirms } from '../reading/confirms.js';

const CONFIRMABLE: ReadonlySet<EntryKind> = new Set([
  'impact',
  'context',
  'hypothesis',
  'progress',
  'done',
  'cause',
]);
/** The maximum distance to what is confirmed, in lines. */
const WITHIN = 3;

/** Takes for the cause what someone confirms right afterward: the last trouble or guess, and what its author said with it. */
export function confirmCause(entry: Entry, stated: readonly Entry[]): void {
  const { line, text, place } = entry;
  if (line.kind !== 'said' || entry.kind === 'question' || !confirms(text)) return;
  // What its own message says before it is meant.
  if (stated.some((older) => older.line === line && older.kind === 'cause')) return;
  const near = stated.filter((older) => place - older.place <= WITHIN && isConfirmable(older, entry));
  const last = near.at(-1);
  if (last === undefined) return;
  for (const older of near)
    if (older.line.userId === last.line.userId && older.line.thread === last.line.thread) makeCause(older);
}

function isConfirmable(older: Entry, { line, place }: Entry): boolean {
  if (older.line === line || older.line.kind !== 'said' || older.fate !== 'holds') return false;
  if (older.line.thread !== line.thread && older.line.at !== line.thread) return false;
  if (!CONFIRMABLE.has(older.kind)) return false;
  const isRightBefore = place - older.place === 1 && older.words.size > 1 && !older.cues.has('recovery');
  return isRightBefore || older.kind === 'hypothesis' || older.cues.hasAny('failure', 'cause');
}

function makeCause(entry: Entry): void {
  if (entry.isLabeled) return;
  entry.kind = 'cause';
  entry.sureness = 1;
}
