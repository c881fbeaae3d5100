import type { TranscriptLine } from '../transcript.js';
import type { Entry, Signals } from './entry.js';
import { neighborhoodsOf } from './neighborhood.js';
import { topicsOf } from './signals.js';
import { BIAS, WEIGHTS } from './weights.js';

/** How likely each entry is to be one of the facts that people look for later, as log odds. */
export function weighEntries(entries: readonly Entry[], lines: readonly TranscriptLine[]): void {
  const topicOf = topicsOf(entries);
  const neighborhoods = neighborhoodsOf(entries, lines);
  for (const [i, entry] of entries.entries()) {
    const topic = topicOf(entry) * (WEIGHTS.topic ?? 0);
    entry.weight = BIAS + topic + weightOf(entry.signals) + weightOf(neighborhoods[i] ?? {});
  }
}

function weightOf(signals: Signals): number {
  return Object.entries(signals).reduce((sum, [name, value]) => sum + value * (WEIGHTS[name] ?? 0), 0);
}
