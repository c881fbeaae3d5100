import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import type { Entry, Signals } from './entry.js';
import { neighborhoodsOf } from './neighborhood.js';
import { topicsOf } from './signals.js';
import { BIAS, WEIGHTS } from './weights.js';

/** How likely each entry is to be one of the facts that people look for later, as log odds. */
export async function weighEntries(
  entries: readonly Entry[],
  lines: readonly TranscriptLine[],
): Promise<void> {
  const topicOf = topicsOf(entries);
  const neighborhoodOf = neighborhoodsOf(entries, lines);
  let i = 0;
  await flatMapYielding(entries, (entry) => {
    const topic = topicOf(entry) * (WEIGHTS.topic ?? 0);
    entry.weight = BIAS + topic + weightOf(entry.signals) + weightOf(neighborhoodOf(entry, i));
    i += 1;
    return [];
  });
}

function weightOf(signals: Signals): number {
  let sum = 0;
  for (const name in signals) sum += (signals[name] ?? 0) * (WEIGHTS[name] ?? 0);
  return sum;
}
