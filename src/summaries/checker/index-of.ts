import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import { RecordIndex } from './record-index.js';

const indexes = new WeakMap<readonly TranscriptLine[], RecordIndex>();

/** The index of a record, made when it's first needed. Of a long one, make it ahead. */
export function indexOf(lines: readonly TranscriptLine[]): RecordIndex {
  const known = indexes.get(lines);
  if (known) return known;
  const index = new RecordIndex();
  for (const line of lines) index.add(line);
  indexes.set(lines, index);
  return index;
}

/** Makes the index of a record with pauses, so that checking its claims delays nothing else. */
export async function indexAhead(lines: readonly TranscriptLine[]): Promise<RecordIndex> {
  const known = indexes.get(lines);
  if (known) return known;
  const index = new RecordIndex();
  await flatMapYielding(lines, (line) => {
    index.add(line);
    return [];
  });
  indexes.set(lines, index);
  return index;
}
