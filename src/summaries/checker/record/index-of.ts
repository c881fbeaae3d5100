import { flatMapYielding } from '../../flat-map-yielding.js';
import type { TranscriptLine } from '../../transcript.js';
import { RecordIndex } from './record-index.js';

const indexes = new WeakMap<readonly TranscriptLine[], RecordIndex>();

/** The index of a record, built on first use. For a long record, call indexAhead first. */
export function indexOf(lines: readonly TranscriptLine[]): RecordIndex {
  const known = indexes.get(lines);
  if (known) return known;
  const index = new RecordIndex();
  for (const line of lines) index.add(line);
  indexes.set(lines, index);
  return index;
}

/** Builds the index of a record with pauses, so that checking its claims doesn't block other work. */
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
