import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import { laterPieces } from './contradictions/overtaken.js';
import { indexAhead } from './record/index-of.js';
import type { RecordIndex } from './record/record-index.js';

/** Reads everything that claims are compared with, with pauses, so that checking them doesn't block other work. */
export async function readAhead(lines: readonly TranscriptLine[]): Promise<RecordIndex> {
  const index = await indexAhead(lines);
  await flatMapYielding(index.corrections, (line) => [...laterPieces(line)]);
  return index;
}
