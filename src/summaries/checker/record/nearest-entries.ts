import { flatMapYielding } from '../../flat-map-yielding.js';
import type { Entry, IncidentState } from '../../state/entry.js';
import { addTo } from './add-to.js';
import { sharedStems } from './shared-stems.js';

/** Grouped once per state, for all claims. */
const grouped = new WeakMap<IncidentState, ReadonlyMap<string, readonly Entry[]>>();

/** The entries of a line. */
export function entriesOf(state: IncidentState, sk: string): readonly Entry[] {
  const known = grouped.get(state) ?? byLine(state);
  grouped.set(state, known);
  return known.get(sk) ?? [];
}

/** Groups the entries of a long record with pauses, before claims are compared with them. */
export async function groupAhead(state: IncidentState): Promise<void> {
  const lines = new Map<string, Entry[]>();
  await flatMapYielding(state.entries, (entry) => {
    addTo(lines, entry.line.sk, entry);
    return [];
  });
  grouped.set(state, lines);
}

function byLine({ entries }: IncidentState): Map<string, Entry[]> {
  const lines = new Map<string, Entry[]>();
  for (const entry of entries) addTo(lines, entry.line.sk, entry);
  return lines;
}

/** The entries that share the most words. Empty if none shares any. */
export function nearestEntries(words: ReadonlySet<string>, entries: readonly Entry[]): Entry[] {
  const shared = entries.map((entry) => sharedStems(words, entry.words));
  const most = Math.max(0, ...shared);
  return entries.filter((_, i) => most > 0 && shared[i] === most);
}
