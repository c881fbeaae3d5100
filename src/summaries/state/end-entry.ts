import type { Entry } from './entry.js';

/** From here on the entry doesn't hold anymore, and this is why. */
export function end(entry: Entry, fate: Entry['fate'], by: Entry): void {
  entry.fate = fate;
  entry.endedBy = by.line;
}

/** It was wrong, or isn't so anymore, and a later line says what is. */
export function correct(entry: Entry, by: Entry): void {
  end(entry, 'overtaken', by);
  entry.isCorrected = true;
}
