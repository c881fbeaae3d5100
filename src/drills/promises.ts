import { HOUR_MS, MINUTE_MS } from '../base/durations.js';
import type { Observed, Statement } from './observed.js';

/** When the learner promised the next update, and whether it came. Milliseconds of the story. */
export interface Promised {
  text: string;
  ms: number;
  dueMs: number;
  /** When the next update came; undefined if none did before the drill ended. */
  keptMs: number | undefined;
  isKept: boolean;
}

/** Updates are rarely due to the second. */
const GRACE_MS = MINUTE_MS;

const PROMISE =
  /\b(?:(?:next|another|new|an?) update|(?:I'll|we'll|will) (?:update|report|be back)|back|more) (?:is |comes |follows |you )?(?:due )?(?:again )?in (?:about |~)?(\d{1,3}|an?|half an) ?(m|min|mins|minute|minutes|h|hour|hours)\b/i;

/** Finds the learner's promises. A promise that wasn't due yet when the drill ended isn't counted. */
export function checkPromises({ statements, resolvedMs, endMs }: Observed): Promised[] {
  const updates = statements.filter(({ kind }) => kind === 'update' || kind === 'status');
  return statements.flatMap((statement) => {
    const after = promisedAfter(statement.text) ?? statement.promisedMs;
    if (after === undefined) return [];
    const dueMs = statement.ms + after;
    const keptMs = updates.find(({ ms }) => ms > statement.ms)?.ms;
    const isKept = keptMs !== undefined && keptMs <= dueMs + GRACE_MS;
    const isOver = dueMs > endMs || (resolvedMs !== undefined && resolvedMs <= dueMs);
    return isOver && !isKept ? [] : [toPromise(statement, { dueMs, keptMs, isKept })];
  });
}

function toPromise({ text, ms }: Statement, outcome: Omit<Promised, 'text' | 'ms'>): Promised {
  return { text, ms, ...outcome };
}

/** `next update in 15 min` as milliseconds. */
export function promisedAfter(text: string): number | undefined {
  const [, amount, unit] = PROMISE.exec(text.replaceAll('’', "'")) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  const count = /^half/i.test(amount) ? 0.5 : /^an?$/i.test(amount) ? 1 : Number(amount);
  return count * (unit.toLowerCase().startsWith('h') ? HOUR_MS : MINUTE_MS);
}
