import { sharedWords } from '../../content-words.js';
import { flatMapYielding } from '../../flat-map-yielding.js';
import type { WordCounts } from '../count-words.js';
import type { Entry } from '../entry.js';
import { reportsAct } from '../reading/is-order.js';

const SEEDS_MAX = 4;
/** Shared words that tie a statement to the cause, in its thread and elsewhere. */
const SHARED_MIN = { inThread: 1, elsewhere: 2 };
/** `That hurts.` explains nothing. */
const WORDS_MIN = 3;
/** A statement that starts with a time reports what happened then. */
const CLOCK_FIRST = /^\d{1,2}:\d{2}\b/;
/** A word in a larger share of the statements doesn't point to a cause. */
const EVERYWHERE = 0.1;

/**
 * Marks statements that explain a cause: those in its thread, or with several of its words. They often have no causal
 * phrase of their own.
 */
export async function relateToCause(entries: readonly Entry[], counts: WordCounts): Promise<void> {
  const causes = entries.filter(({ kind, fate }) => kind === 'cause' && fate === 'holds');
  const seeds = causes.sort((a, b) => b.weight - a.weight).slice(0, SEEDS_MAX);
  const most = Math.max(6, entries.length * EVERYWHERE);
  const distinctive = seeds.map(
    ({ words }) => new Set([...words].filter((word) => (counts.get(word) ?? 0) <= most)),
  );
  const threads = new Set(seeds.map(({ line }) => line.thread ?? line.at));
  await flatMapYielding(entries, (entry) => {
    if (mayExplain(entry) && isRelated(entry, distinctive, threads)) {
      entry.kind = 'cause';
      entry.weight += 0.4;
    }
    return [];
  });
}

function isRelated(
  { line, words }: Entry,
  distinctive: readonly ReadonlySet<string>[],
  threads: ReadonlySet<string>,
): boolean {
  const inThread = line.thread !== undefined && threads.has(line.thread);
  const least = inThread ? SHARED_MIN.inThread : SHARED_MIN.elsewhere;
  return distinctive.some((own) => sharedWords(own, words) >= least);
}

function mayExplain({ kind, fate, line, text, words, cues }: Entry): boolean {
  if (kind !== 'context' || fate !== 'holds' || line.kind !== 'said' || reportsAct(text)) return false;
  return words.size >= WORDS_MIN && !CLOCK_FIRST.test(text) && !cues.hasAny('recovery', 'chatter');
}
