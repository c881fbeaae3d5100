import { epochMillis } from '../../../base/timestamp.js';
import { flatMapYielding } from '../../flat-map-yielding.js';
import type { TranscriptLine } from '../../transcript.js';
import type { WordCounts } from '../count-words.js';
import type { Entry } from '../entry.js';

const MINUTE_MS = 60_000;
/** Longer pauses than two hours count the same. */
const PAUSE_MAX = Math.log2(1 + 120);
/** A word used more often than this is worth introducing. */
const COMES_BACK = 2;
const INTRODUCED_MAX = 4;
const REPLIES_MAX = 4;
/** How many later entries may echo a statement. */
const NEAR = 6;

/** Names of the signals below. */
export const NEIGHBORHOOD = ['introduces', 'pauseBefore', 'echoed', 'replies'] as const;

/**
 * Signals from the surrounding statements, in any language: what a statement introduces, and the pause before it. Call
 * the result for entries in order.
 */
export async function neighborhoodsOf(
  entries: readonly Entry[],
  { lines, counts: later }: { lines: readonly TranscriptLine[]; counts: WordCounts },
): Promise<(entry: Entry, i: number) => number[]> {
  const pauses = await pausesIn(lines);
  const replies = repliesIn(lines);
  const said = new Set<string>();
  return ({ words, place, line }, i) => {
    let introduced = 0;
    for (const word of words) {
      if (!said.has(word) && (later.get(word) ?? 0) > COMES_BACK) introduced += 1;
      said.add(word);
    }
    return [
      Math.min(INTRODUCED_MAX, introduced) / INTRODUCED_MAX,
      pauses[place] ?? 0,
      echoOf(entries, i),
      Math.min(REPLIES_MAX, replies.get(line.at) ?? 0) / REPLIES_MAX,
    ];
  };
}

/** The number of replies in each thread, by the time of its first message. */
function repliesIn(lines: readonly TranscriptLine[]): Map<string, number> {
  const replies = new Map<string, number>();
  for (const { thread } of lines)
    if (thread !== undefined) replies.set(thread, (replies.get(thread) ?? 0) + 1);
  return replies;
}

/** The pause before each line, 0 to 1 on a log scale. */
async function pausesIn(lines: readonly TranscriptLine[]): Promise<number[]> {
  let previous: number | undefined;
  return flatMapYielding(lines, ({ at }) => {
    const now = epochMillis(at);
    const minutes = (now - (previous ?? now)) / MINUTE_MS;
    previous = now;
    return Math.min(1, Math.log2(1 + Math.max(0, minutes)) / PAUSE_MAX);
  });
}

/** The share of the next statements that repeat one of its words, 0 to 1. */
function echoOf(entries: readonly Entry[], i: number): number {
  const words = entries[i]?.words;
  if (words === undefined) return 0;
  let echoes = 0;
  for (let next = i + 1; next <= i + NEAR; next++) {
    const other = entries[next];
    if (other !== undefined && shareWord(words, other.words)) echoes += 1;
  }
  return echoes / NEAR;
}

function shareWord(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}
