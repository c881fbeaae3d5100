import type { EventType } from '../../../incidents/event-catalog.js';
import type { Entry, EntryKind } from '../entry.js';
import { correct } from './end-entry.js';

const ANNOUNCES: ReadonlySet<string> = new Set<EventType>(['UPDATE_POSTED', 'RESOLUTION_NOTE']);
/** Kinds that a newer announcement replaces. Causes, actions and decisions remain true. */
const OF_THEN: ReadonlySet<EntryKind> = new Set(['impact', 'recovery', 'progress', 'context']);

/** The newest update says how things are now; the ones before it, or before the end, say how things were. */
export class Announcements {
  #latest: Entry[] = [];

  add(entry: Entry): void {
    const { line } = entry;
    if (!ANNOUNCES.has(line.type ?? '') && line.detail.to !== 'RESOLVED') return;
    if (this.#latest[0]?.line !== line) {
      for (const older of this.#latest)
        if (OF_THEN.has(older.kind) && older.fate === 'holds') correct(older, entry);
      this.#latest = [];
    }
    this.#latest.push(entry);
  }
}
