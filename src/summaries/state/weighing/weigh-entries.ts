import { flatMapYielding } from '../../flat-map-yielding.js';
import type { TranscriptLine } from '../../transcript.js';
import type { WordCounts } from '../count-words.js';
import type { Entry, Signals } from '../entry.js';
import { topicsOf } from '../reading/signals.js';
import { type StateModel, scoreSignals } from '../reading/state-model.js';
import { NEIGHBORHOOD, neighborhoodsOf } from './neighborhood.js';
import { TAKEN_UP, takenUpIn } from './taken-up.js';

const NAMES = [...NEIGHBORHOOD, ...TAKEN_UP, 'topic'];

/** Adds to each entry's weight what the surrounding entries say about it. */
export async function weighEntries(
  entries: readonly Entry[],
  { lines, model, counts }: { lines: readonly TranscriptLine[]; model: StateModel; counts: WordCounts },
  observe?: (entry: Entry, signals: Signals) => void,
): Promise<void> {
  const topicOf = await topicsOf(entries);
  const neighborhoodOf = await neighborhoodsOf(entries, { lines, counts });
  const takenUpOf = takenUpIn(entries, counts);
  let i = 0;
  await flatMapYielding(entries, (entry) => {
    const signals = {
      names: NAMES,
      values: [...neighborhoodOf(entry, i), ...takenUpOf(entry), topicOf(entry)],
    };
    observe?.(entry, signals);
    entry.weight += scoreSignals(signals, model);
    i += 1;
    return [];
  });
}
