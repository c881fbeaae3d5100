import type { TranscriptLine } from '../transcript.js';
import { readCandidates } from './candidates.js';
import { weigh } from './weigh-candidates.js';

/** The lines that state something, the one a reader would miss most first. */
export function rankLines(lines: readonly TranscriptLine[]): TranscriptLine[] {
  return [...weigh(readCandidates(lines))]
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([{ line }]) => line);
}
