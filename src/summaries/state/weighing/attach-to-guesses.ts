import type { Entry, EntryKind } from '../entry.js';
import { STATED_KINDS } from '../reading/state-model.js';

const GUESSES: ReadonlySet<EntryKind> = new Set(['hypothesis', 'question']);

/**
 * Ties what someone adds to their own guess or question to its fate: `GC on the consumers? Saw that last month.` This
 * goes for background and for uncertain causes, and for anything else if the guess turns out wrong.
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
/** After a guess, the next statement easily reads like a cause. */
const SURE = 0.5;

function isUnsure({ kind, odds }: Entry): boolean {
  return kind === 'cause' && (odds[CAUSE] ?? 0) < SURE;
}
