import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import type { Entry, Signals } from './entry.js';
import { neighborhoodsOf } from './neighborhood.js';
import { topicsOf } from './signals.js';
import { type StateModel, scoreFact } from './state-model.js';

/** Adds to the weight of each entry what the others say about it. */
export async function weighEntries(
  entries: readonly Entry[],
  { lines, model }: { lines: readonly TranscriptLine[]; model: StateModel },
  observe?: (entry: Entry, signals: Signals) => void,
): Promise<void> {
  const topicOf = await topicsOf(entries);
  const neighborhoodOf = await neighborhoodsOf(entries, lines);
  let i = 0;
  await flatMapYielding(entries, (entry) => {
    const signals = { ...neighborhoodOf(entry, i), topic: topicOf(entry) };
    observe?.(entry, signals);
    entry.weight += scoreFact(signals, model);
    i += 1;
    return [];
  });
}
