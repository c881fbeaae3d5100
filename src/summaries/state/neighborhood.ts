import { epochMillis } from '../../base/timestamp.js';
import { flatMapYielding } from '../flat-map-yielding.js';
import type { TranscriptLine } from '../transcript.js';
import { countWords } from './count-words.js';
import type { Entry, Signals } from './entry.js';

/** A pause this long begins another part of the incident. */
const MINUTE_MS = 60_000;
const PAUSE_MAX = Math.log2(1 + 120);
/** A word that comes back this often is worth introducing. */
const COMES_BACK = 2;
const INTRODUCED_MAX = 4;
const REPLIES_MAX = 4;
/** How many neighbors count as the conversation around a statement. */
const NEAR = 6;

/**
 * Signals that need the other statements, in any language: what a statement introduces, and when it comes. Has to be
 * asked in order.
 */
export async function neighborhoodsOf(
  entries: readonly Entry[],
  lines: readonly TranscriptLine[],
): Promise<(entry: Entry, i: number) => Signals> {
  const pauses = await pausesIn(lines);
  const replies = repliesIn(lines);
  const later = await countWords(entries);
  const said = new Set<string>();
  return ({ words, place, line }, i) => {
    const introduced = [...words].filter((word) => !said.has(word) && (later.get(word) ?? 0) > COMES_BACK);
    for (const word of words) said.add(word);
    return {
      introduces: Math.min(INTRODUCED_MAX, introduced.length) / INTRODUCED_MAX,
      pauseBefore: pauses[place] ?? 0,
      echoed: echoOf(entries, i),
      replies: Math.min(REPLIES_MAX, replies.get(line.at) ?? 0) / REPLIES_MAX,
    };
  };
}

/** How many replies each thread has, by the time of its first message. */
function repliesIn(lines: readonly TranscriptLine[]): Map<string, number> {
  const replies = new Map<string, number>();
  for (const { thread } of lines)
    if (thread !== undefined) replies.set(thread, (replies.get(thread) ?? 0) + 1);
  return replies;
}

/** The pause before each line, 0 to 1. */
async function pausesIn(lines: readonly TranscriptLine[]): Promise<number[]> {
  let previous: number | undefined;
  return flatMapYielding(lines, ({ at }) => {
    const now = epochMillis(at);
    const minutes = (now - (previous ?? now)) / MINUTE_MS;
    previous = now;
    return Math.min(1, Math.log2(1 + Math.max(0, minutes)) / PAUSE_MAX);
  });
}

/** How many of the next statements take up one of its words, 0 to 1. */
function echoOf(entries: readonly Entry[], i: number): number {
  const words = entries[i]?.words ?? new Set();
  let echoes = 0;
  for (const other of entries.slice(i + 1, i + 1 + NEAR)) echoes += Number(shareWord(words, other.words));
  return echoes / NEAR;
}

function shareWord(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const word of a) if (b.has(word)) return true;
  return false;
}
