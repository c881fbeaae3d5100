import type { Entry, EntryKind } from './entry.js';

const GUESSES: ReadonlySet<EntryKind> = new Set(['hypothesis', 'question']);

/**
 * What someone adds to their own guess or question is worth what that is: `GC on the consumers? Saw that last month.`
 * Background always, anything else when the guess turns out wrong.
 */
export function attachToGuesses(entries: readonly Entry[]): void {
  let guess: Entry | undefined;
  for (const entry of entries) {
    const { kind, line, isLabeled } = entry;
    if (GUESSES.has(kind)) guess = isLabeled || line.kind !== 'said' ? undefined : entry;
    else if (guess?.line === line && (kind === 'context' || guess.fate === 'withdrawn'))
      entry.addedTo = guess;
  }
}
