import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import { indexAhead } from './index-of.js';
import { laterPieces } from './overtaken.js';
import type { RecordIndex } from './record-index.js';

/** Reads everything that claims are compared with, with pauses, so that checking them doesn't block other work. */
export async function readAhead(lines: readonly TranscriptLine[]): Promise<RecordIndex> {
  const index = await indexAhead(lines);
  await flatMapYielding(index.corrections, (line) => [...laterPieces(line)]);
  return index;
}
