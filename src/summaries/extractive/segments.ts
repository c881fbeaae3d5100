import { epochMillis } from '../../base/timestamp.js';
import type { TranscriptLine } from '../transcript.js';

/** One segment for this many lines by people. */
const LINES_PER_SEGMENT = 30;
const SEGMENTS_MAX = 10;

/** Assigns each line to a segment of the incident. Segments are split at the longest pauses. */
export function segmentsOf(lines: readonly TranscriptLine[]): number[] {
  const said = lines.filter(({ kind }) => kind !== 'bot').length;
  const wanted = Math.min(SEGMENTS_MAX, Math.max(1, Math.round(said / LINES_PER_SEGMENT)));
  const starts = longestPauses(lines, wanted - 1);
  let segment = 0;
  return lines.map((_, place) => {
    if (starts.has(place)) segment += 1;
    return segment;
  });
}

/** The places after the longest pauses, kept apart from each other. */
function longestPauses(lines: readonly TranscriptLine[], count: number): Set<number> {
  const least = lines.length / (count + 1) / 2;
  if (count === 0) return new Set();
  const times = lines.map(({ at }) => epochMillis(at));
  const pauses = times
    .map((at, place) => ({ place, pause: at - (times[place - 1] ?? at) }))
    .sort((a, b) => b.pause - a.pause || a.place - b.place);
  const starts: number[] = [];
  for (const { place } of pauses) {
    if (starts.length >= count) break;
    if ([0, lines.length, ...starts].every((start) => Math.abs(start - place) >= least)) starts.push(place);
  }
  return new Set(starts);
}
