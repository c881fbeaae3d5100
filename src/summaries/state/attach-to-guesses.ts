import type { Entry, EntryKind } from './entry.js';
import { STATED_KINDS } from './state-model.js';

const GUESSES: ReadonlySet<EntryKind> = new Set(['hypothesis', 'question']);

/**
 * What someone adds to their own guess or question is worth what that is: `GC on the consumers? Saw that last month.`
 * Background always, and what may as well be background; anything else when the guess turns out wrong.
 */
export function attachToGuesses(entries: readonly Entry[]): void {
  let guess: Entry | undefined;
  for (const entry of entries) {
    const { kind, line, isLabeled } = entry;
    if (GUESSES.has(kind)) guess = isLabeled || line.kind !== 'said' ? undefined : entry;
    else if (guess?.line === line && (kind === 'context' || isUnsure(entry) || guess.fate === 'withdrawn'))
      entry.addedTo = guess;
  }
}

const CAUSE = STATED_KINDS.indexOf('cause');
/** A guess makes what comes after it read like a cause. */
const SURE = 0.5;

function isUnsure({ kind, odds }: Entry): boolean {
  return kind === 'cause' && (odds[CAUSE] ?? 0) < SURE;
}
