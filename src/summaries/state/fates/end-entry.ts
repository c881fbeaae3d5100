import type { Entry } from '../entry.js';

/** Marks an entry as no longer holding, and why. */
export function end(entry: Entry, fate: Entry['fate'], by: Entry): void {
  entry.fate = fate;
  entry.endedBy = by.line;
}

/** Marks an entry as wrong or outdated, with the entry that replaces it. */
export function correct(entry: Entry, by: Entry): void {
  end(entry, 'overtaken', by);
  entry.isCorrected = true;
}
