import type { Entry } from './entry.js';
import { topicsOf } from './signals.js';
import { BIAS, WEIGHTS } from './weights.js';

/** How likely each entry is to be one of the facts that people look for later, as log odds. */
export function weighEntries(entries: readonly Entry[]): void {
  const topicOf = topicsOf(entries);
  for (const entry of entries) entry.weight = weightOf(entry, topicOf(entry));
}

function weightOf({ signals }: Entry, topic: number): number {
  const sum = Object.entries(signals).reduce(
    (all, [name, value]) => all + value * (WEIGHTS[name] ?? 0),
    BIAS,
  );
  return sum + topic * (WEIGHTS.topic ?? 0);
}
